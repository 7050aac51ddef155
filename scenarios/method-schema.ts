/** The part of a study's schema that says how it is studied: one section a method, of the method's name. */

import { type JsonSchema, list, map, whole } from "./json-schema.ts";
import { listedResponses, type Registry } from "./registry.ts";

const WORD = { type: "string", minLength: 1, maxLength: 400 };
const LABEL = map({ en: WORD, zh: WORD }, ["en", "zh"]);
const NAME = {
  type: "string",
  pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
  maxLength: 64,
  description: "lower-case words joined by hyphens, such as `full-time`",
};
const NUMBER = { type: "number" };
const POSITIVE = { type: "number", exclusiveMinimum: 0 };
const SHARE = { type: "number", exclusiveMinimum: 0, maximum: 1 };
const MOST_POINTS = 100_000;

const named = (title: string, names: readonly string[]): JsonSchema => ({ enum: names, title });

/** @returns the properties of a study that belong to its method */
export function methodProperties(registry: Registry): Record<string, JsonSchema> {
  const response = named(
    "response",
    listedResponses(registry).map(({ name }) => name),
  );
  const names = listedResponses(registry).map(({ name }) => name);
  return {
    looks: { ...list(whole(2, MOST_POINTS)), maxItems: 20 },
    precision: map({ relative: { ...SHARE, exclusiveMaximum: 1 }, first: whole(10, MOST_POINTS, 10) }, ["relative"]),
    ratios: {
      type: "array",
      maxItems: 20,
      items: map({ name: NAME, label: LABEL, cost: response, effect: response }, ["name", "label", "cost", "effect"]),
    },
    vary: { ...list(varied(registry)), maxItems: 200 },
    sweep: map(
      {
        design: named("design", [
          "full-factorial",
          "fractional-factorial",
          "latin-hypercube",
          "sobol-sequence",
          "matrix",
        ]),
        resolution: { enum: [3, 4, 5], title: "resolution" },
        points: whole(2, MOST_POINTS),
        matrix: WORD,
      },
      ["design"],
    ),
    sensitivity: map({
      trajectories: whole(0, 10_000, 10),
      keep: whole(1, 32, 10),
      rows: whole(0, 65_536, 64),
      resamples: whole(20, 100_000, 1000),
      ends: { type: "boolean" },
    }),
    select: map(
      {
        procedure: named("procedure", ["kn", "ocba"]),
        delta: POSITIVE,
        most: whole(2, MOST_POINTS, 1000),
        budget: whole(4, MOST_POINTS),
      },
      ["procedure"],
    ),
    switch: map({ grid: whole(2, 1000, 5), tolerance: SHARE, refinements: whole(0, 100, 6) }),
    robust: map({
      worlds: whole(10, MOST_POINTS),
      worldsFrom: WORD,
      accepted: WORD,
      satisfice: { title: "response", ...map(Object.fromEntries(names.map((name) => [name, NUMBER]))) },
    }),
    hypotheses: map({
      worlds: whole(1, MOST_POINTS),
      accepted: WORD,
      elsewhere: { ...list(WORD), maxItems: 10 },
    }),
    optimise: map({
      budget: map({ response, most: NUMBER }, ["response", "most"]),
      cost: response,
      population: whole(4, 10_000, 24),
      generations: whole(1, 10_000, 10),
      most: whole(1, 1000, 8),
    }),
    calibrate: map(
      {
        targets: { ...list(target(response)), maxItems: 50 },
        procedure: named("procedure", ["history-matching", "abc"]),
        points: whole(10, MOST_POINTS, 60),
        waves: whole(1, 20, 2),
        cutoff: POSITIVE,
        accept: { ...SHARE, exclusiveMaximum: 1 },
      },
      ["targets", "procedure"],
    ),
    patterns: map({ closureReplications: whole(1, MOST_POINTS, 3) }),
  };
}

function target(response: JsonSchema): JsonSchema {
  return map({ response, value: NUMBER, sd: POSITIVE, heldOut: { type: "boolean" }, source: WORD }, [
    "response",
    "value",
    "sd",
    "source",
  ]);
}

function varied({ factors, levers }: Registry): JsonSchema {
  return map({
    factor: named(
      "factor",
      factors.map(({ name }) => name),
    ),
    lever: named(
      "lever",
      levers.map(({ name }) => name),
    ),
    policies: list(WORD),
    from: NUMBER,
    to: NUMBER,
    values: { type: "array", minItems: 2, maxItems: 100, uniqueItems: true },
    evidence: named("evidence", ["D", "I", "A"]),
  });
}
