/** The JSON Schema (2020-12) of each kind of document, derived from the lists of levers, factors and responses. */

import type { Lever } from "../engine/district/levers/lever.ts";
import type { CommunitySpec } from "../engine/district/plan.ts";
import { PLANNED_COSTS } from "../engine/district/planned-cost.ts";
import type { Factor } from "../engine/district/registry.ts";
import { MOST_PRIMARY } from "../engine/study/comparison-plan.ts";
import {
  DEFAULTS,
  type Kind,
  METHODS,
  MOST_DISTRICTS,
  MOST_GRIDS,
  MOST_POLICIES,
  MOST_REPLICATIONS,
  MOST_SEED_LENGTH,
} from "./documents.ts";
import type { JsonSchema } from "./json-schema.ts";
import { list, map, whole } from "./json-schema.ts";
import { methodProperties } from "./method-schema.ts";
import { listedResponses, optionsOf, type Registry, SHIPPED, unsetValue } from "./registry.ts";
import { worldsProperties } from "./worlds-schema.ts";

const COMMUNITY_TYPES = [
  "old-compound",
  "dense-rental",
  "new-gated",
  "mixed",
] as const satisfies readonly CommunitySpec["type"][];

// `description` completes "must be ..." where a pattern is not met; `title` says what a key or a value of a list is.
const NAME = {
  type: "string",
  pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
  maxLength: 64,
  description: "lower-case words joined by hyphens, such as `full-time`",
};
const REFERENCE = { type: "string", minLength: 1, maxLength: 400 };
/** A name, a path, or a document written out, which is checked by the schema of its own kind. */
const DOCUMENT = { ...REFERENCE, type: ["string", "object"] };
const WORDS = { type: "string", minLength: 1, maxLength: 2000 };
const TEXT = map({ en: WORDS, zh: WORDS }, ["en", "zh"]);
/** Numbered places only: no real community's name enters a result. */
const PLACE = {
  type: "string",
  pattern: "^[A-Z]{1,3}[0-9]{1,4}$",
  description: "a numbered place, such as `S01`",
};

const SEED = { type: "string", minLength: 1, maxLength: MOST_SEED_LENGTH, default: DEFAULTS.seed };
const REPLICATIONS = whole(1, MOST_REPLICATIONS, DEFAULTS.replications);
const HORIZON = map({
  burnInWeeks: whole(0, 520, DEFAULTS.burnInWeeks),
  intakeDays: whole(1, 3660, DEFAULTS.intakeDays),
  followUpDays: whole(1, 366, DEFAULTS.followUpDays),
});

/**
 * @param registry what may be set and measured
 * @returns a schema for a document of that kind, its `extends` merged
 */
export function schemaOf(kind: Kind, registry: Registry = SHIPPED): JsonSchema {
  const { properties, required } = shapeOf(kind, registry);
  const head = { kind: { const: kind }, name: NAME, extends: REFERENCE };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: kind,
    ...map({ ...head, ...properties }, ["kind", "name", ...required]),
  };
}

interface Shape {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

function shapeOf(kind: Kind, registry: Registry): Shape {
  const factors = settings("factor", registry.factors);
  switch (kind) {
    case "district":
      return {
        properties: {
          label: TEXT,
          note: TEXT,
          communities: { ...list(COMMUNITY), maxItems: 500 },
          factors,
          levers: settings("lever", registry.levers),
        },
        required: ["label", "note", "communities"],
      };
    case "policy":
      return {
        properties: {
          label: TEXT,
          note: TEXT,
          levers: settings("lever", registry.levers),
          match: map(MATCH, ["cost", "to", "by"]),
        },
        required: ["label"],
      };
    case "study":
      return {
        properties: { ...studyProperties(registry), factors },
        required: ["title", "method", "district", "baseline", "policies", "primary"],
      };
    case "scenario":
      return {
        properties: {
          district: DOCUMENT,
          policy: DOCUMENT,
          horizon: HORIZON,
          replications: REPLICATIONS,
          seed: SEED,
          factors,
          provenance: PROVENANCE,
        },
        required: ["district", "policy"],
      };
    case "worlds":
      return {
        properties: { label: TEXT, ...worldsProperties(registry) },
        required: ["label", "provenance", "factors", "worlds"],
      };
  }
}

const COMMUNITY = map(
  {
    name: PLACE,
    type: { enum: COMMUNITY_TYPES, title: "type of community" },
    grids: whole(1, 100),
    demand: { type: "number", exclusiveMinimum: 0, maximum: 20 },
  },
  ["name", "type", "grids", "demand"],
);

const CITY = map(
  {
    label: TEXT,
    note: TEXT,
    grids: whole(1, MOST_DISTRICTS * MOST_GRIDS),
    sizes: { type: "array", items: { type: "number", exclusiveMinimum: 0 }, minItems: 1, maxItems: MOST_DISTRICTS },
  },
  ["label", "note", "grids", "sizes"],
);

const COST = { enum: PLANNED_COSTS, title: "cost" };
const MATCH = { cost: COST, to: REFERENCE, by: { type: "string", minLength: 1, maxLength: 64 } };
const ESTIMATE = map(
  { value: { type: "number" }, low: { type: "number" }, high: { type: "number" }, n: whole(0, 1e12) },
  ["value", "low", "high", "n"],
);

const PROVENANCE = map({
  log: REFERENCE,
  sha256: { type: "string", pattern: "^[0-9a-f]{64}$", description: "64 hexadecimal digits" },
  cases: whole(0, 1e12),
  from: REFERENCE,
  to: REFERENCE,
  estimates: { type: "object", maxProperties: 200, additionalProperties: ESTIMATE },
});

const ATTRIBUTION = map({ name: NAME, label: TEXT, of: NAME, via: NAME }, ["name", "label", "of", "via"]);

function studyProperties(registry: Registry): Record<string, JsonSchema> {
  const names = listedResponses(registry).map((response) => response.name);
  const margin = { type: "number", exclusiveMinimum: 0 };
  return {
    title: TEXT,
    question: TEXT,
    method: { enum: METHODS, title: "method" },
    district: DOCUMENT,
    city: CITY,
    baseline: REFERENCE,
    policies: { ...list(DOCUMENT), maxItems: MOST_POLICIES },
    primary: { ...list({ enum: names, title: "response" }), maxItems: MOST_PRIMARY },
    margins: { title: "response", ...map(Object.fromEntries(names.map((name) => [name, margin]))) },
    alpha: { type: "number", exclusiveMinimum: 0, maximum: 0.5, default: DEFAULTS.alpha },
    replications: REPLICATIONS,
    seed: SEED,
    horizon: HORIZON,
    attributions: { type: "array", items: ATTRIBUTION, maxItems: 50 },
    ...methodProperties(registry),
    match: { type: "array", items: map({ policy: NAME, ...MATCH }, ["policy", "cost", "to", "by"]), maxItems: 50 },
  };
}

function settings(title: string, entries: readonly (Lever | Factor)[]): JsonSchema {
  return { title, ...map(Object.fromEntries(entries.map((entry) => [entry.name, setting(entry)]))) };
}

function setting(entry: Lever | Factor): JsonSchema {
  const options = optionsOf(entry);
  const description = "explain" in entry ? entry.explain.en : entry.label.en;
  const about = { description, default: unsetValue(entry) };
  if (entry.kind !== "number") return { title: `option of ${entry.name}`, enum: options, ...about };
  return { title: entry.unit, type: "number", minimum: entry.min, maximum: entry.max, ...about };
}
