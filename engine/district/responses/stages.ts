/** Mean hours of a registered matter in each of ten states; they add up to the time to close. */

import { State } from "../../cases/case-table.ts";
import { response } from "./response.ts";

const LABELS: readonly (readonly [name: keyof typeof State, en: string, zh: string])[] = [
  ["triage", "triage", "研判派遣"],
  ["awaiting", "awaiting acceptance", "待签收"],
  ["noOwner", "no owner", "无主"],
  ["queue", "queue at the unit", "单位内排队"],
  ["work", "work", "处置"],
  ["lead", "waiting for outsiders", "外部环节"],
  ["cooperation", "waiting for the other line", "等待配合"],
  ["transit", "in transit between owners", "移交途中"],
  ["verification", "verification", "核查"],
  ["rework", "rework", "返工"],
];

export const stages = LABELS.map(([name, en, zh]) =>
  response(`stage:${name}`, "stages", en, zh, "h", "lower", (r) => r.stages[State[name] - 1]),
);
