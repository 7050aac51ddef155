/** The primary measures over R again, over the matters registered under the policy and under the baseline (S). */
import type { CaseTable } from "../../cases/case-table.ts";
import type { Cohort } from "../../cases/cohort.ts";
import { promiseKept } from "../../cases/measures/closing.ts";
import { gridCommunity, unbrokenChain } from "../../cases/measures/fragmentation.ts";
import { satisfiedOfRated } from "../../cases/measures/rating.ts";
import type { Response } from "./response.ts";
import { response } from "./response.ts";

const MEASURES: readonly (readonly [name: string, measure: (table: CaseTable, cohort: Cohort) => number])[] = [
  ["promiseKept", promiseKept],
  ["unbrokenChain", unbrokenChain],
  ["f5GridCommunity", gridCommunity],
  ["satisfiedOfRated", satisfiedOfRated],
];

export const same: readonly Response[] = MEASURES.flatMap(([name, measure]) => [
  {
    ...response(`${name}.same`, "efficiency", `${name}, same matters`, `${name}（相同事件）`, "share", "neither", (r) =>
      measure(r.table, r.both),
    ),
    sameOf: { response: name, role: "policy" as const },
  },
  {
    ...response(
      `${name}.sameBaseline`,
      "efficiency",
      `${name}, same matters, baseline`,
      `${name}（相同事件，基准）`,
      "share",
      "neither",
      (r) => measure(r.baseline, r.both),
    ),
    sameOf: { response: name, role: "baseline" as const },
  },
]);
