/** The files of a run directory, as a page gets them: from the server of `gridgov view`, or chosen by hand. */
import type { Comparison } from "../../engine/study/comparison.ts";
import type { WarmUpVerdict } from "../../engine/study/warm-up.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { ReportData, RunManifest, SeriesSummary } from "../report/data.ts";

export type StoredRun = ReportData;

function parsed(text: string | undefined): Record<string, unknown> | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/**
 * @param texts by file name: `run.json` of the server, or `manifest.json` and `comparison.json` of a directory, which
 *   have no curves
 * @returns null if it is not a complete run
 */
export function readRun(texts: ReadonlyMap<string, string>): StoredRun | null {
  const whole = parsed(texts.get("run.json"));
  const manifest = whole?.manifest ?? parsed(texts.get("manifest.json"));
  const comparison = whole?.comparison ?? parsed(texts.get("comparison.json"));
  if (!isManifest(manifest) || !isComparison(comparison)) return null;
  const series = (whole?.series ?? []) as SeriesSummary[];
  const warmUp = (whole?.warmUp ?? null) as WarmUpVerdict | null;
  return { manifest, comparison, study: manifest.study, series, warmUp };
}

function isManifest(value: unknown): value is RunManifest & { readonly study: ResolvedStudy } {
  const { modelHash, study, replications } = (value ?? {}) as Partial<RunManifest & { study: ResolvedStudy }>;
  return (
    typeof modelHash === "string" &&
    typeof replications === "object" &&
    Array.isArray(study?.policies) &&
    study.policies.length > 0 &&
    Array.isArray(study.district?.communities)
  );
}

function isComparison(value: unknown): value is Comparison {
  const { responses, replications } = (value ?? {}) as Partial<Comparison>;
  return Array.isArray(responses) && typeof replications === "object";
}
