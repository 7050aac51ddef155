#!/usr/bin/env node
import { systemEffects } from "./effects.ts";
import { gridgov } from "./program.ts";

// A reader that has seen enough (`gridgov list levers | head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

process.exitCode = await gridgov(process.argv.slice(2), systemEffects());

/** ms. */
const LEFTOVERS = 3000;
// A driver that waits for a broker which is gone for good would keep the program after its last word.
setTimeout(() => {
  if (process.stdout.writableLength === 0) process.exit();
}, LEFTOVERS).unref();
