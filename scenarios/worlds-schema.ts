/** The schema of the worlds that a calibration accepted. */
import { type JsonSchema, list, map, whole } from "./json-schema.ts";
import { listedResponses, type Registry } from "./registry.ts";

const WORD = { type: "string", minLength: 1, maxLength: 400 };
const NUMBER = { type: "number" };
const KNOWN_NUMBER = { type: ["number", "null"] };
const SHARE = { type: "number", minimum: 0, maximum: 1 };
const HASH = { type: "string", pattern: "^[0-9a-f]{64}$", description: "64 hexadecimal digits" };
const MOST_WORLDS = 10_000;

/** @returns the properties of a `worlds` document beside its label */
export function worldsProperties(registry: Registry): Record<string, JsonSchema> {
  const factor = { enum: registry.factors.map(({ name }) => name), title: "factor" };
  const response = { enum: listedResponses(registry).map(({ name }) => name), title: "response" };
  const target = map(
    {
      response,
      value: NUMBER,
      sd: { type: "number", exclusiveMinimum: 0 },
      heldOut: { type: "boolean" },
      source: WORD,
      simulated: KNOWN_NUMBER,
      distance: KNOWN_NUMBER,
    },
    ["response", "value", "sd", "heldOut", "source", "simulated", "distance"],
  );
  const provenance = {
    study: WORD,
    seed: WORD,
    gridgov: WORD,
    modelHash: HASH,
    scenarioHash: HASH,
    district: WORD,
    policy: WORD,
    replications: whole(1, 1e6),
    procedure: { enum: ["history-matching", "abc"], title: "procedure" },
    cutoff: KNOWN_NUMBER,
    simulated: whole(0, MOST_WORLDS),
    accepted: whole(0, MOST_WORLDS),
    waves: { type: "array", items: map({ points: whole(0, MOST_WORLDS), share: SHARE }, ["points", "share"]) },
    standard: map({ distance: KNOWN_NUMBER, isAccepted: { type: "boolean" } }, ["distance", "isAccepted"]),
    targets: list(target),
  };
  const world = map(
    { name: WORD, distance: NUMBER, values: { type: "array", items: { type: ["number", "string"] } } },
    ["name", "distance", "values"],
  );
  return {
    provenance: map(provenance, Object.keys(provenance)),
    factors: list(factor),
    worlds: { ...list(world), maxItems: MOST_WORLDS },
  };
}
