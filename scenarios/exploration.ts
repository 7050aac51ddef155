/** How a study is studied: the section of its method, with everything filled in. */
import type { CalibrationPlan, Target } from "../engine/study/calibration/plan.ts";
import type { RatioPlan } from "../engine/study/comparison-plan.ts";
import type { Dimension, Setting } from "../engine/study/designs/dimension.ts";
import type { Elsewhere } from "../engine/study/hypotheses/hypotheses.ts";
import type { OptimisationPlan } from "../engine/study/optimisation/optimisation.ts";
import type { SelectionPlan } from "../engine/study/selection/selection.ts";
import type { Stopping } from "../engine/study/stopping.ts";
import type { SweepDesign } from "../engine/study/sweep.ts";
import { diagnose } from "./diagnostic.ts";
import {
  type DistrictDocument,
  METHODS,
  type MethodName,
  type StudyDocument,
  type TargetDocument,
} from "./documents.ts";
import { locate, plain } from "./located.ts";
import { readMatrix } from "./matrix.ts";
import { type Document, type DocumentReader, referrer } from "./reader.ts";
import type { Registry } from "./registry.ts";

interface Compare {
  readonly method: "compare";
  /** null: one look, after all replications. */
  readonly stopping: Stopping | null;
  readonly ratios: readonly (RatioPlan & { readonly label: { readonly en: string; readonly zh: string } })[];
}

interface Sweep {
  readonly method: "sweep";
  readonly design: SweepDesign;
}

interface Sensitivity {
  readonly method: "sensitivity";
  readonly trajectories: number;
  readonly keep: number;
  readonly rows: number;
  readonly resamples: number;
  readonly ends: boolean;
}

interface Select {
  readonly method: "select";
  readonly procedure: SelectionPlan["procedure"];
}

interface Switch {
  readonly method: "switch";
  readonly grid: number;
  readonly tolerance: number;
  readonly refinements: number;
}

interface Robust {
  readonly method: "robust";
  readonly draws: number;
  readonly worlds: readonly (readonly Setting[])[];
  readonly satisfice: Readonly<Record<string, number>>;
}

interface Hypotheses {
  readonly method: "hypotheses";
  readonly draws: number;
  readonly worlds: readonly (readonly Setting[])[];
  readonly elsewhere: readonly Elsewhere[];
}

interface Optimise extends Pick<OptimisationPlan, "budget" | "cost" | "population" | "generations" | "most"> {
  readonly method: "optimise";
}

interface Calibrate extends Pick<CalibrationPlan, "points" | "procedure"> {
  readonly method: "calibrate";
  readonly targets: readonly (Target & { readonly source: string })[];
}

interface Patterns {
  readonly method: "patterns";
  readonly closureReplications: number;
}

export type Exploration =
  | Compare
  | Sweep
  | Sensitivity
  | Select
  | Switch
  | Robust
  | Optimise
  | Calibrate
  | Patterns
  | Hypotheses;

/** Beside `vary`, which all others but these need. */
const NEEDS_SECTION: readonly MethodName[] = ["sweep", "select", "calibrate"];
const VARIES_NOTHING: readonly MethodName[] = ["compare", "select", "patterns"];
const NEEDS_VARY: readonly MethodName[] = METHODS.filter((method) => !VARIES_NOTHING.includes(method));

/** Sections of other methods, and what this one lacks. */
export function reportSections(document: Document, study: StudyDocument, reader: DocumentReader): void {
  const fault = (pointer: string, name: string, message: string, remedy: string): void =>
    reader.report(diagnose(locate(document.tree, pointer).key, { pointer, name, message, remedy }));
  for (const method of METHODS) {
    if (method === "compare" || method === study.method || study[method] === undefined) continue;
    fault(`/${method}`, method, `belongs to the method ${method}, not to ${study.method}`, "leave it out");
  }
  if (study.method !== "compare") {
    for (const name of ["looks", "precision", "ratios", "city"] as const) {
      if (study[name] !== undefined)
        fault(`/${name}`, name, `belongs to the method compare, not to ${study.method}`, "leave it out");
    }
  } else if (study.looks !== undefined && study.precision !== undefined) {
    fault("/precision", "precision", "stands beside `looks`", "keep one of the two");
  }
  if (NEEDS_SECTION.includes(study.method) && study[study.method as "sweep"] === undefined) {
    fault("/method", study.method, `the method ${study.method} needs its section`, `add \`${study.method}:\``);
  }
  const accepted = study.robust?.accepted ?? study.hypotheses?.accepted;
  if (accepted !== undefined && study.vary !== undefined) {
    fault("/vary", "vary", "stands beside accepted worlds, which say what varies", "keep one of the two");
  }
  if (accepted !== undefined && study.robust?.worldsFrom !== undefined) {
    fault("/robust/worldsFrom", "worldsFrom", "stands beside `accepted`", "keep one of the two");
  }
  if (NEEDS_VARY.includes(study.method) && study.vary === undefined && accepted === undefined) {
    fault("/method", study.method, `the method ${study.method} needs what it varies`, "add `vary:`");
  }
  if (!NEEDS_VARY.includes(study.method) && study.vary !== undefined) {
    fault("/vary", "vary", `the method ${study.method} varies nothing`, "leave it out");
  }
}

/** What a section is filled in with. */
interface Filling {
  /** As `vary`, or the accepted worlds, give them. */
  readonly dimensions: readonly Dimension[];
  /** The worlds that a calibration accepted; none if the study draws its own. */
  readonly accepted: readonly (readonly Setting[])[];
  readonly replications: number;
  readonly registry: Registry;
}

export function explorationOf(
  document: Document,
  study: StudyDocument,
  { dimensions, accepted, replications, registry }: Filling,
  reader: DocumentReader,
): Exploration {
  const matrix = (pointer: string, reference: string): Setting[][] =>
    readMatrix(document, pointer, reference, dimensions, registry, reader);
  switch (study.method) {
    case "compare":
      return { method: "compare", stopping: stoppingOf(study, replications), ratios: study.ratios ?? [] };
    case "sweep":
      return { method: "sweep", design: designOf(study, matrix) };
    case "sensitivity": {
      const { trajectories = 10, keep = 10, rows = 64, resamples = 1000, ends = false } = study.sensitivity ?? {};
      return { method: "sensitivity", trajectories, keep, rows, resamples, ends };
    }
    case "select":
      return { method: "select", procedure: procedureOf(study) };
    case "switch": {
      const { grid = 5, tolerance = 0.02, refinements = 6 } = study.switch ?? {};
      return { method: "switch", grid, tolerance, refinements };
    }
    case "robust": {
      const { worlds, worldsFrom, accepted: from, satisfice = {} } = study.robust ?? {};
      const listed = worldsFrom === undefined ? accepted : matrix("/robust/worldsFrom", worldsFrom);
      return { method: "robust", ...worldsOf(worlds, listed, from ?? worldsFrom), satisfice };
    }
    case "hypotheses": {
      const { worlds, accepted: from, elsewhere = [] } = study.hypotheses ?? {};
      const others = elsewhere.flatMap((name, i) => elsewhereOf(document, `/hypotheses/elsewhere/${i}`, name, reader));
      return { method: "hypotheses", ...worldsOf(worlds, accepted, from), elsewhere: others };
    }
    case "optimise": {
      const { budget = null, cost = null, population = 24, generations = 10, most = 8 } = study.optimise ?? {};
      return { method: "optimise", budget, cost, population, generations, most };
    }
    case "calibrate": {
      const { targets = [], procedure, points = 60, waves = 2, cutoff = 3, accept = 0.1 } = study.calibrate ?? {};
      return {
        method: "calibrate",
        points,
        procedure: procedure === "abc" ? { kind: "abc", accept } : { kind: "history-matching", waves, cutoff },
        targets: targets.map(targetOf),
      };
    }
    case "patterns":
      return { method: "patterns", closureReplications: study.patterns?.closureReplications ?? 3 };
  }
}

/** So many worlds are drawn unless a study says otherwise. */
const WORLDS = 100;

/** The first so many of the worlds listed, if any are; else so many are drawn. */
function worldsOf(most: number | undefined, listed: readonly (readonly Setting[])[], from: string | undefined) {
  return from === undefined ? { draws: most ?? WORLDS, worlds: [] } : { draws: 0, worlds: listed.slice(0, most) };
}

/** Another district: its places and what it sets otherwise. */
function elsewhereOf(document: Document, pointer: string, name: string, reader: DocumentReader): Elsewhere[] {
  const found = reader.open(name, ["district"], referrer(document, pointer));
  if (found === null || !found.isValid) return [];
  const { communities, factors = {}, levers = {} } = plain(found.tree) as DistrictDocument;
  return [{ district: found.name, communities, factors, levers }];
}

/** The looks up to the number of replications, which is the last one. */
function stoppingOf({ looks, precision }: StudyDocument, replications: number): Stopping | null {
  if (looks !== undefined) {
    const isAsked = looks.at(-1) === replications;
    return { rule: "looks", looks: isAsked ? looks : [...looks.filter((n) => n < replications), replications] };
  }
  if (precision === undefined) return null;
  return { rule: "precision", relative: precision.relative, first: precision.first ?? 10 };
}

function designOf({ sweep }: StudyDocument, matrix: (pointer: string, reference: string) => Setting[][]): SweepDesign {
  const { design = "full-factorial", resolution = 4, points = 32, matrix: reference } = sweep ?? {};
  switch (design) {
    case "fractional-factorial":
      return { kind: design, resolution };
    case "latin-hypercube":
    case "sobol-sequence":
      return { kind: design, points };
    case "matrix":
      return { kind: design, rows: reference === undefined ? [] : matrix("/sweep/matrix", reference) };
    default:
      return { kind: "full-factorial" };
  }
}

function procedureOf({ select }: StudyDocument): SelectionPlan["procedure"] {
  if (select?.procedure === "ocba") return { kind: "ocba", budget: select.budget ?? 0 };
  return { kind: "kn", delta: select?.delta ?? 0, most: select?.most ?? 1000 };
}

function targetOf({ response, value, sd, heldOut = false, source }: TargetDocument): Target & { source: string } {
  return { response, value, sd, isHeldOut: heldOut, source };
}
