/** Whether a document meets the schema of its kind; ajv's errors in the words of a person who has to mend a file. */
import type { ErrorObject } from "ajv/dist/2020.js";
import { type Diagnostic, diagnose, type Finding, quote, show, suggest } from "./diagnostic.ts";
import { type DistrictDocument, type Kind, MOST_GRIDS } from "./documents.ts";
import type { JsonSchema } from "./json-schema.ts";
import { type LocatedMap, locate, plain, step } from "./located.ts";
import type { Registry } from "./registry.ts";
import { validatorOf } from "./validator.ts";

/** So many faults of one document are shown; the rest are counted. */
const MOST_SHOWN = 100;

/** @returns everything in which the merged document departs from its schema */
export function check(tree: LocatedMap, kind: Kind, registry: Registry): Diagnostic[] {
  const validator = validatorOf(kind, registry);
  const document = plain(tree);
  if (validator(document)) return kind === "district" ? faultsOfPlaces(tree, document as DistrictDocument) : [];
  const errors = validator.errors ?? [];
  const diagnostics = errors.slice(0, MOST_SHOWN).map((error) => explain(error, tree, kind));
  if (errors.length > MOST_SHOWN) {
    diagnostics.push(diagnose(tree.at, { message: `has ${errors.length - MOST_SHOWN} more faults of this sort` }));
  }
  return diagnostics;
}

/** What no schema can see: it compares and bounds single entries only. */
function faultsOfPlaces(tree: LocatedMap, document: DistrictDocument): Diagnostic[] {
  return [...repeatedPlaces(tree, document), ...tooManyGrids(tree, document)];
}

function tooManyGrids(tree: LocatedMap, { communities }: DistrictDocument): Diagnostic[] {
  const grids = communities.reduce((sum, community) => sum + community.grids, 0);
  if (grids <= MOST_GRIDS) return [];
  const pointer = "/communities";
  const message = `must have at most ${MOST_GRIDS} grids in all`;
  const remedy = "that is a city of some 22 million residents; take a sample";
  return [diagnose(locate(tree, pointer).at, { pointer, name: "communities", value: show(grids), message, remedy })];
}

/** Two communities of one name could not be told apart in a result. */
function repeatedPlaces(tree: LocatedMap, { communities }: DistrictDocument): Diagnostic[] {
  const first = new Map<string, number>();
  return communities.flatMap(({ name }, index) => {
    const before = first.get(name);
    first.set(name, before ?? index);
    if (before === undefined) return [];
    const pointer = `/communities/${index}/name`;
    const message = "is the name of a community before it";
    const { at } = locate(tree, pointer);
    return [diagnose(at, { pointer, name: "name", value: show(name), message, remedy: "number the places" })];
  });
}

function explain(error: ErrorObject, tree: LocatedMap, kind: Kind): Diagnostic {
  const { keyword, instancePath, params } = error;
  const schema = (error.parentSchema ?? {}) as JsonSchema;
  if (keyword === "additionalProperties") {
    const name = String(params.additionalProperty);
    const pointer = step(instancePath, name);
    const noun = typeof schema.title === "string" && instancePath !== "" ? schema.title : "key";
    const remedy = suggest(name, Object.keys(schema.properties as object));
    return diagnose(locate(tree, pointer).key, { pointer, name, message: `is not a known ${noun}`, remedy });
  }
  if (keyword === "required") {
    const name = String(params.missingProperty);
    const pointer = step(instancePath, name);
    const message = instancePath === "" ? `the ${kind} lacks ${quote(name)}` : `${quote(name)} is missing`;
    return diagnose(locate(tree, instancePath).at, { pointer, name, message, remedy: `add ${quote(`${name}:`)}` });
  }
  const repeat = keyword === "uniqueItems" ? Math.max(params.i, params.j) : null;
  const pointer = repeat === null ? instancePath : step(instancePath, repeat);
  const value = repeat === null ? error.data : (error.data as readonly unknown[])[repeat];
  const name = instancePath.slice(instancePath.lastIndexOf("/") + 1);
  return diagnose(locate(tree, pointer).at, { pointer, name, value: show(value), ...phrase(error, schema) });
}

const NOUNS: Readonly<Record<string, string>> = {
  number: "a number",
  integer: "a whole number",
  string: "text",
  object: "a map",
  array: "a list",
  "string,object": "a name, a path or a map",
};

function phrase(error: ErrorObject, schema: JsonSchema): Finding {
  const { keyword, params, data } = error;
  const expect = (expected: string, remedy: string | null = null): Finding => ({
    expected,
    message: `must be ${expected}`,
    remedy,
  });
  switch (keyword) {
    case "type":
      return expect(NOUNS[params.type] ?? params.type, retype(params.type, data) ?? range(schema));
    case "minimum":
      return expect(`at least ${params.limit}`, range(schema));
    case "maximum":
      return expect(`at most ${params.limit}`, range(schema));
    case "exclusiveMinimum":
      return expect(`more than ${params.limit}`, range(schema));
    case "enum": {
      const allowed = params.allowedValues as readonly string[];
      return expect(`a known ${schema.title}`, suggest(typeof data === "string" ? data : "", allowed));
    }
    case "const":
      return expect(quote(String(params.allowedValue)));
    case "pattern":
      return expect(String(schema.description));
    case "minLength":
      return { message: "must not be empty" };
    case "maxLength":
      return expect(`at most ${params.limit} characters long`);
    case "minItems":
      return { expected: `at least ${params.limit} entries`, message: `must have at least ${params.limit} of them` };
    case "maxItems":
      return { expected: `at most ${params.limit} entries`, message: `must have at most ${params.limit} of them` };
    case "uniqueItems":
      return { message: "is listed twice", remedy: "keep one of the two" };
    default:
      return { message: error.message ?? "does not meet the schema" };
  }
}

function retype(wanted: string, data: unknown): string | null {
  const isNumeral = typeof data === "string" && data.trim() !== "" && Number.isFinite(Number(data));
  if ((wanted === "number" || wanted === "integer") && isNumeral) return "write it without quotes";
  if (wanted === "string" && (typeof data === "number" || typeof data === "boolean")) return "put it in quotes";
  return null;
}

function range(schema: JsonSchema): string | null {
  const { minimum, exclusiveMinimum, maximum, title, default: byDefault } = schema;
  const unit = typeof title === "string" ? ` ${title}` : "";
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : `above ${exclusiveMinimum}`);
  if (low === undefined) return null;
  const high = maximum === undefined ? "" : ` to ${maximum}`;
  return `allowed: ${low}${high}${unit}${byDefault === undefined ? "" : `, default ${byDefault}`}`;
}
