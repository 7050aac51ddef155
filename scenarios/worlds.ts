/** The worlds that a calibration accepted, as a document: written by the calibration, drawn from by other studies. */
import type { Text } from "../engine/district/registry.ts";
import type { CalibrationVerdict } from "../engine/study/calibration/verdict.ts";
import type { Dimension, Setting } from "../engine/study/designs/dimension.ts";
import { diagnose, quote, show } from "./diagnostic.ts";
import type { TargetDocument } from "./documents.ts";
import { locate, plain } from "./located.ts";
import { type Document, type DocumentReader, referrer } from "./reader.ts";
import { optionsOf, type Registry } from "./registry.ts";
import type { ResolvedStudy } from "./study.ts";
import { factorDimension, isAllowed } from "./vary.ts";

/** What the worlds come from, and how the default world stands to the targets. */
export interface WorldsProvenance {
  readonly study: string;
  readonly seed: string;
  readonly gridgov: string;
  readonly modelHash: string;
  readonly scenarioHash: string;
  readonly district: string;
  readonly policy: string;
  readonly replications: number;
  readonly procedure: "history-matching" | "abc";
  /** Standard deviations from any target; null for ABC. */
  readonly cutoff: number | null;
  readonly simulated: number;
  /** Of the simulated worlds; the default world is none of these. */
  readonly accepted: number;
  readonly waves: readonly { readonly points: number; readonly share: number }[];
  /** The default world. */
  readonly standard: { readonly distance: number | null; readonly isAccepted: boolean };
  readonly targets: readonly (Required<TargetDocument> & {
    /** Of the default world. */
    readonly simulated: number | null;
    readonly distance: number | null;
  })[];
}

export interface WorldsDocument {
  readonly name: string;
  readonly label: Text;
  readonly provenance: WorldsProvenance;
  readonly factors: readonly string[];
  readonly worlds: readonly {
    readonly name: string;
    readonly distance: number;
    /** In the order of the factors. */
    readonly values: readonly Setting[];
  }[];
}

/** What a run is known by. */
interface Vouched {
  readonly gridgov: string;
  readonly modelHash: string;
  readonly scenarioHash: string;
  readonly seed: string;
}

/** @returns the document's text, named after the district; null where no world was accepted */
export function worldsText(study: ResolvedStudy, verdict: CalibrationVerdict, vouched: Vouched): string | null {
  const { exploration, district, title } = study;
  if (exploration.method !== "calibrate" || verdict.accepted.length === 0) return null;
  const { gridgov, modelHash, scenarioHash, seed } = vouched;
  const { procedure, standing, accepted, simulated, waves, policy, replications, dimensions } = verdict;
  const provenance: WorldsProvenance = {
    study: study.name,
    seed,
    gridgov,
    modelHash,
    scenarioHash,
    district: district.name,
    policy,
    replications,
    procedure: procedure.kind,
    cutoff: procedure.kind === "abc" ? null : procedure.cutoff,
    simulated,
    accepted: accepted.length - (standing.isAccepted ? 1 : 0),
    waves: waves.map(({ points, share }) => ({ points, share })),
    standard: { distance: standing.distance, isAccepted: standing.isAccepted },
    targets: standing.misses.map(({ response, value, sd, isHeldOut, simulated: given, distance }, t) => ({
      ...{ response, value, sd, heldOut: isHeldOut, source: exploration.targets[t].source },
      ...{ simulated: given, distance },
    })),
  };
  const head = { kind: "worlds", name: district.name, label: title, provenance };
  const lines = [
    ...JSON.stringify({ ...head, factors: dimensions.map(({ entry }) => entry) }, null, 2)
      .split("\n")
      .slice(0, -1),
  ];
  lines[lines.length - 1] += ",";
  const worlds = accepted.map(({ name, distance, settings }) => JSON.stringify({ name, distance, values: settings }));
  return `${[...lines, '  "worlds": [', worlds.map((world) => `    ${world}`).join(",\n"), "  ]", "}"].join("\n")}\n`;
}

export interface AcceptedWorlds {
  /** Every factor of the document, over its own range. */
  readonly dimensions: readonly Dimension[];
  /** Rows in the order of the dimensions. */
  readonly rows: readonly (readonly Setting[])[];
}

/**
 * Reads the worlds that a study's section says it draws from.
 *
 * @param pointer - to the reference in the study
 * @returns null where something is wrong, which is reported to the reader
 */
export function readWorlds(
  study: Document,
  pointer: string,
  reference: string,
  registry: Registry,
  reader: DocumentReader,
): AcceptedWorlds | null {
  const document = reader.open(reference, ["worlds"], referrer(study, pointer));
  if (document === null || !document.isValid || reportRows(document, registry, reader)) return null;
  const { factors, worlds } = plain(document.tree) as WorldsDocument;
  return {
    dimensions: factors.map((name) => factorDimension(registry.factors.find((factor) => factor.name === name)!)),
    rows: worlds.map(({ values }) => values),
  };
}

/** What no schema can see: whether each world has a value that each factor may take. @returns whether one has not */
export function reportRows(document: Document, { factors }: Registry, reader: DocumentReader): boolean {
  const { factors: names, worlds } = plain(document.tree) as WorldsDocument;
  const entries = names.map((name) => factors.find((factor) => factor.name === name)!);
  let isWrong = false;
  const fault = (pointer: string, name: string, value: unknown, message: string, remedy: string): void => {
    isWrong = true;
    const { at } = locate(document.tree, pointer);
    reader.report(diagnose(at, { pointer, name, value: show(value), message, remedy }));
  };
  worlds.forEach(({ values }, w) => {
    const pointer = `/worlds/${w}/values`;
    if (values.length !== entries.length) {
      const message = `must have ${entries.length} values, one a factor (got ${values.length})`;
      fault(pointer, "values", values.length, message, "run the calibration again");
      return;
    }
    entries.forEach((entry, v) => {
      if (isAllowed(entry, values[v])) return;
      const allowed =
        entry.kind === "number" ? `${entry.min} to ${entry.max} ${entry.unit}` : optionsOf(entry)!.join(", ");
      fault(
        `${pointer}/${v}`,
        entry.name,
        values[v],
        `is not allowed for ${quote(entry.name)}`,
        `allowed: ${allowed}; run the calibration again`,
      );
    });
  });
  return isWrong;
}
