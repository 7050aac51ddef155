/** Pieces of JSON Schema (2020-12) that documents are described with. */

export type JsonSchema = { readonly [key: string]: unknown };

export function map(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

export function list(items: JsonSchema): JsonSchema {
  return { type: "array", items, minItems: 1, uniqueItems: true };
}

export function whole(minimum: number, maximum: number, byDefault?: number): JsonSchema {
  return { type: "integer", minimum, maximum, ...(byDefault === undefined ? {} : { default: byDefault }) };
}
