/** A manifest of a study whose only policy has one lever. */
import type { Manifest } from "../../../../cli/store/manifest.ts";

export function manifest(
  planned: number,
  changes: { modelHash?: string; seed?: string; share?: number } = {},
): Manifest {
  const { modelHash = "m1", seed = "gridgov", share = 0.5 } = changes;
  const study = { name: "s", replications: planned, policies: [{ name: "a", levers: { fullTimeShare: share } }] };
  return {
    gridgov: "0.1.0",
    modelHash,
    node: "v20",
    study: study as unknown as Manifest["study"],
    scenarioHash: `hash of ${share}`,
    seed,
    replications: { planned, done: 0, failed: [] },
    columns: { responses: [], series: [], weeks: [] },
    matters: false,
    tables: null,
    resultHash: null,
    startedAt: "2026-01-01T00:00:00.000Z",
    finishedAt: null,
  };
}
