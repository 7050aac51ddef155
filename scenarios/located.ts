/** Values that remember where they were written, so that a document merged from several still says which line is wrong. */
import type { Place } from "./diagnostic.ts";

export type Scalar = string | number | boolean | null;

export interface LocatedScalar {
  readonly kind: "scalar";
  readonly at: Place;
  readonly value: Scalar;
}

export interface LocatedList {
  readonly kind: "list";
  readonly at: Place;
  readonly items: readonly Located[];
}

export interface Entry {
  /** Where the key stands. */
  readonly key: Place;
  readonly value: Located;
}

export interface LocatedMap {
  readonly kind: "map";
  readonly at: Place;
  readonly entries: ReadonlyMap<string, Entry>;
}

export type Located = LocatedScalar | LocatedList | LocatedMap;

/** Maps merge key by key; anything else in `child` replaces what `parent` says. */
export function merge(parent: Located, child: Located): Located {
  if (parent.kind !== "map" || child.kind !== "map") return child;
  const entries = new Map(parent.entries);
  for (const [name, entry] of child.entries) {
    const inherited = parent.entries.get(name);
    const value = inherited === undefined ? entry.value : merge(inherited.value, entry.value);
    entries.set(name, { key: entry.key, value });
  }
  return { kind: "map", at: child.at, entries };
}

/** The map without some of its keys. */
export function without(map: LocatedMap, ...names: readonly string[]): LocatedMap {
  const entries = new Map([...map.entries].filter(([name]) => !names.includes(name)));
  return { kind: "map", at: map.at, entries };
}

/** The bare value, as `JSON.parse` would give it. */
export function plain(located: Located): unknown {
  if (located.kind === "scalar") return located.value;
  if (located.kind === "list") return located.items.map(plain);
  return Object.fromEntries([...located.entries].map(([name, entry]) => [name, plain(entry.value)]));
}

/** The scalar text under a key, or `null` if there is none. */
export function textAt(map: LocatedMap, name: string): string | null {
  const value = map.entries.get(name)?.value;
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : null;
}

/**
 * Where a JSON pointer leads.
 *
 * @returns the place of the value, and of its key where it has one; for a pointer to nothing, those of what surrounds it
 */
export function locate(root: Located, pointer: string): { readonly at: Place; readonly key: Place } {
  let found: { at: Place; key: Place } = { at: root.at, key: root.at };
  let value: Located | undefined = root;
  for (const segment of pointer.split("/").slice(1)) {
    const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    const entry: Entry | undefined = value?.kind === "map" ? value.entries.get(name) : undefined;
    const next: Located | undefined = value?.kind === "list" ? value.items[Number(name)] : entry?.value;
    if (next === undefined) break;
    found = { at: next.at, key: entry?.key ?? next.at };
    value = next;
  }
  return found;
}

/** One step further down a JSON pointer. */
export function step(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
