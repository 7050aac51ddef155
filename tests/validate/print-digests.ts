/** A program: prints the fingerprints of a million values each, as the Node that runs it computes them. */
import { numberHashes } from "./digests.ts";

process.stdout.write(`${JSON.stringify(numberHashes(1_000_000))}\n`);
