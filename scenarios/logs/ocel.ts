/** OCEL 2.0 in JSON: events that concern several objects at once; read with one type of object as the case, and written. */
import type { Assembler } from "./assembler.ts";
import { type AttributeNames, addEvent, FieldRow } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import { UnreadableLog } from "./problems.ts";

interface Attribute {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly time?: string;
}

interface Relationship {
  readonly objectId: string;
  readonly qualifier: string;
}

export interface OcelObject {
  readonly id: string;
  readonly type: string;
  readonly attributes?: readonly Attribute[];
  readonly relationships?: readonly Relationship[];
}

export interface OcelEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly attributes?: readonly Attribute[];
  readonly relationships?: readonly Relationship[];
}

interface OcelType {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly type: string }[];
}

export interface Ocel {
  readonly objectTypes: readonly OcelType[];
  readonly eventTypes: readonly OcelType[];
  readonly objects: readonly OcelObject[];
  readonly events: readonly OcelEvent[];
}

const LISTS = ["objectTypes", "eventTypes", "objects", "events"] as const;

export function isOcel(value: { readonly [key: string]: unknown }): boolean {
  return LISTS.every((key) => Array.isArray(value[key]));
}

/** Keys that must be texts, by list and by what stands in its entries. */
const TEXTS = {
  objectTypes: ["name"],
  eventTypes: ["name"],
  objects: ["id", "type"],
  events: ["id", "type", "time"],
  attributes: ["name"],
  relationships: ["objectId"],
} as const;

/** @returns the value as OCEL @throws UnreadableLog that names the entry which is none */
export function asOcel(value: { readonly [key: string]: unknown }): Ocel {
  const expectTexts = (list: unknown, keys: readonly string[], where: string): void => {
    if (!Array.isArray(list)) throw new UnreadableLog(`is no valid OCEL: ${where} is no list`);
    list.forEach((item, index) => {
      const isRight =
        typeof item === "object" && item !== null && keys.every((key) => typeof Reflect.get(item, key) === "string");
      if (!isRight)
        throw new UnreadableLog(`is no valid OCEL: entry ${index + 1} of ${where} lacks ${keys.join(" or ")}`);
    });
  };
  for (const name of LISTS) {
    expectTexts(value[name], TEXTS[name], name);
    if (name !== "objects" && name !== "events") continue;
    for (const item of value[name] as readonly { attributes?: unknown; relationships?: unknown }[]) {
      for (const part of ["attributes", "relationships"] as const) {
        if (item[part] !== undefined) expectTexts(item[part], TEXTS[part], `${part} in ${name}`);
      }
    }
  }
  return value as unknown as Ocel;
}

/** Objects of these types are whom an event was done by; a unit stands for the group. */
const UNIT_TYPES = new Set(["unit", "group", "department"]);
const CASE_TYPES = ["matter", "case"];

/** Each event is an event of every case it concerns; the type of the cases is the mapping's `case`, else the likeliest. */
export function readOcel(ocel: Ocel, mapping: Mapping, names: AttributeNames, assembler: Assembler): void {
  const objects = new Map(ocel.objects.map((object) => [object.id, object]));
  const type = mapping.columns.case ?? likeliestCase(ocel, objects);
  if (!ocel.objectTypes.some(({ name }) => name === type)) {
    throw new UnreadableLog(`has no type of object to be the case${type === undefined ? "" : ` (${type})`}`);
  }
  const cases = new Map<string, FieldRow>();
  const rowOf = (object: OcelObject): FieldRow => {
    let row = cases.get(object.id);
    if (row === undefined) {
      row = new FieldRow();
      row.set({ field: "case", rank: -2 }, object.id);
      for (const { name, value } of object.attributes ?? []) {
        const known = names.find(`case:${name}`) ?? names.find(name);
        if (known !== null) row.set(known, String(value));
      }
      cases.set(object.id, row);
    }
    return row;
  };
  ocel.events.forEach((event, index) => {
    const row = new FieldRow();
    row.set({ field: "activity", rank: -1 }, event.type);
    row.set({ field: "time", rank: -1 }, event.time);
    for (const { name, value } of event.attributes ?? []) {
      const known = names.find(name);
      if (known !== null) row.set(known, String(value));
    }
    const related = (event.relationships ?? []).flatMap(({ objectId }) => objects.get(objectId) ?? []);
    const unit = related.find((object) => UNIT_TYPES.has(object.type.toLowerCase()));
    if (unit !== undefined) row.set({ field: "group", rank: -1 }, unit.id);
    for (const object of related) if (object.type === type) addEvent(assembler, rowOf(object), row, index + 1);
  });
}

/** The type called matter or case, else the one that most events concern. */
function likeliestCase(ocel: Ocel, objects: ReadonlyMap<string, OcelObject>): string | undefined {
  const named = ocel.objectTypes.find(({ name }) => CASE_TYPES.includes(name.toLowerCase()));
  if (named !== undefined) return named.name;
  const counts = new Map<string, number>();
  for (const { relationships = [] } of ocel.events) {
    const types = new Set(relationships.flatMap(({ objectId }) => objects.get(objectId)?.type ?? []));
    for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
