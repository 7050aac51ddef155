/** What the model says of one small world, at six digits: a change here is a change of the model, and is announced. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runReplication } from "../../../engine/district/run.ts";
import { RESPONSES } from "../../../engine/district/responses/index.ts";
import { MIXED, named, OLD, planOf } from "../../fixtures/district.ts";

const SHOWN = [
  "born",
  "registered",
  "solvedWithin1",
  "solvedWithin7",
  "timeToSolve",
  "discoveryDelay",
  "neverFound",
  "silentShare",
  "settledAmongNeighbours",
  "timeToClose",
  "onTimeResident",
  "promiseKept",
  "closedUnsolved",
  "officialOnTime",
  "satisfiedOfRated",
  "backlog",
  "unbrokenChain",
  "f1Procedural",
  "f2Ownership",
  "f3Informational",
  "f4Organisational",
  "f5aRequests",
  "f5bOtherLine",
  "f6Outcome",
  "handovers",
  "stage:queue",
  "stage:lead",
  "fatigue",
  "alignment",
  "affairsOnTime",
  "affairHours:member",
  "hours:member:patrol",
  "hours:community:organising",
  "fullCost",
  "promiseKept.same",
] as const;

test("one replication of two policies gives the numbers on file", async () => {
  const policies = named("part-time", "full-time-separated");
  const results = runReplication(planOf({ communities: [MIXED, OLD], policies }), "golden", 0);
  const rows = SHOWN.map((name) => {
    const column = RESPONSES.findIndex((r) => r.name === name);
    const cells = results.map(({ values }) => values?.[column].toPrecision(6).padStart(20));
    return `${name.padEnd(28)}${cells.join("")}`;
  });
  const head = `${"response".padEnd(28)}${policies.map((p) => p.name.padStart(20)).join("")}`;
  await expect(`${[head, ...rows].join("\n")}\n`).toMatchFileSnapshot(
    fileURLToPath(new URL("responses.txt", import.meta.url)),
  );
});
