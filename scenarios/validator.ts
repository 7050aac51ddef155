/** The validators of the kinds, compiled from their schemas when first asked for. The viewer carries them ready made. */
import type { ValidateFunction } from "ajv/dist/2020.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Kind } from "./documents.ts";
import type { Registry } from "./registry.ts";
import { schemaOf } from "./schema.ts";

/** `verbose`: an error brings along the value and the schema that it is about. */
export const AJV_OPTIONS = { allErrors: true, strict: true, allowUnionTypes: true, verbose: true } as const;

const validators = new WeakMap<Registry, Map<Kind, ValidateFunction>>();

export function validatorOf(kind: Kind, registry: Registry): ValidateFunction {
  let known = validators.get(registry);
  if (known === undefined) {
    known = new Map();
    validators.set(registry, known);
  }
  let validator = known.get(kind);
  if (validator === undefined) {
    validator = new Ajv2020(AJV_OPTIONS).compile(schemaOf(kind, registry));
    known.set(kind, validator);
  }
  return validator;
}
