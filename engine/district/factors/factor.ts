/** A factor as its file writes it: label (en, zh), unit, default, range, evidence, source. */
import type { Evidence } from "../registry.ts";

export interface FactorSpec {
  readonly en: string;
  readonly zh: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly evidence: Evidence;
  readonly source: string;
}

export const factor = (
  en: string,
  zh: string,
  unit: string,
  value: number,
  range: readonly [number, number],
  evidence: Evidence,
  source: string,
): FactorSpec => ({ en, zh, unit, default: value, min: range[0], max: range[1], evidence, source });

/** Said of a figure that no source gives: its range enters every robustness design. */
export const ASSUMED = "assumption";
/** Said of a figure tried in a prototype and found plausible; no source gives it. */
export const TRIED = "assumption, tried in a prototype";
