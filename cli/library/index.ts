/**
 * gridgov as a library: what the commands are made of, and what a script may use. Nothing is printed, and no signal is
 * caught. The last argument of some, what they may do to the world around them, is for the commands.
 */
export type {
  Comparison,
  Difference,
  DistrictRow,
  PolicyOutcome,
  ResponseComparison,
} from "../../engine/study/comparison.ts";
export type { Answer } from "../../scenarios/method.ts";
export type { Overrides, ResolvedPolicy, ResolvedStudy } from "../../scenarios/resolve.ts";
export type { DrawnReport } from "../../viz/report/drawn.ts";
export type { Lang } from "../../viz/words/lang.ts";
export { InputError } from "../errors.ts";
export type { Manifest } from "../store/manifest.ts";
export { merge } from "./merge.ts";
export type { Listening } from "./quietly.ts";
export { districtOf, faultsOf, read } from "./read.ts";
export { type Found, report, verdict } from "./stored.ts";
export {
  type Conducted,
  comparable,
  compare,
  conduct,
  conductRest,
  DEFAULTS,
  Interrupted,
  type Ran,
  type Running,
  resume,
  study,
} from "./study.ts";
