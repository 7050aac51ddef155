/** A city: districts of one type side by side, made of the study's district by their sizes. */
import type { CommunitySpec, District } from "../engine/district/plan.ts";
import { type Diagnostic, diagnose, quote, show, suggest } from "./diagnostic.ts";
import { type CityDocument, MOST_GRIDS } from "./documents.ts";
import { locate } from "./located.ts";
import { argument, type Document, type DocumentReader } from "./reader.ts";

/**
 * Shares a whole number out in proportion to weights.
 *
 * @returns whole numbers that add up to `total`; each running total is that of the exact shares, rounded down
 */
export function sharedOut(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  let given = 0;
  return weights.map((own, i) => {
    weight += own;
    const upTo = i === weights.length - 1 ? total : Math.floor((total * weight) / all);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

const gridsIn = (communities: readonly CommunitySpec[]): number =>
  communities.reduce((sum, community) => sum + community.grids, 0);

function meanDemand(communities: readonly CommunitySpec[]): number {
  return communities.reduce((sum, { grids, demand }) => sum + grids * demand, 0) / gridsIn(communities);
}

/**
 * A district of the same type with another number of grids: a systematic sample of its communities in the order of their
 * demand, each as often as the size asks for, with the mean demand of the whole. With its own number of grids it is itself.
 *
 * @returns communities in the order of the type, numbered
 */
export function resized(type: readonly CommunitySpec[], grids: number): CommunitySpec[] {
  const count = Math.min(grids, Math.max(1, Math.round((grids * type.length) / gridsIn(type))));
  const byDemand = [...type.keys()].sort((a, b) => type[a].demand - type[b].demand || a - b);
  const chosen = Array.from({ length: count }, (_, i) => byDemand[Math.floor(((i + 0.5) * type.length) / count)]);
  const sample = chosen.sort((a, b) => a - b).map((place) => type[place]);
  const shares = sharedOut(
    grids,
    sample.map((community) => community.grids),
  );
  const communities = sample
    .map((community, i) => ({ ...community, grids: shares[i] }))
    .filter((community) => community.grids > 0)
    .map((community, i) => ({ ...community, name: `C${String(i + 1).padStart(3, "0")}` }));
  const scale = meanDemand(type) / meanDemand(communities);
  return communities.map((community) => ({ ...community, demand: scale * community.demand }));
}

/** @returns the districts of a city in the order of its sizes, named by their number */
export function districtsOf(type: District, { grids, sizes, label, note }: CityDocument): District[] {
  const width = String(sizes.length).length;
  return sharedOut(grids, sizes).map((own, d) => {
    const name = `D${String(d + 1).padStart(width, "0")}`;
    const named = { en: `${label.en}, ${name}`, zh: `${label.zh}，${name}` };
    return { name, label: named, note, communities: resized(type.communities, own) };
  });
}

/** Of a city one place that holds all its communities, and the districts themselves. */
export interface ResolvedPlace {
  readonly district: District;
  readonly districts?: readonly District[];
}

/**
 * What a study is of: its district, or the city made of it.
 *
 * @param asked - the only districts of the city wanted, by name
 * @returns null where that does not fit together (reported to the reader)
 */
export function placeOf(
  document: Document,
  type: District,
  city: CityDocument | undefined,
  asked: readonly string[] | undefined,
  reader: DocumentReader,
): ResolvedPlace | null {
  if (city === undefined) {
    if (asked !== undefined) reader.report(foreign(asked[0], `${quote(document.name)} is of one district`, null));
    return asked === undefined ? { district: type } : null;
  }
  if (!isShared(document, city, reader)) return null;
  const all = districtsOf(type, city);
  const names = all.map(({ name }) => name);
  const unknown = asked?.filter((name) => !names.includes(name)) ?? [];
  for (const name of unknown) {
    const remedy = suggest(name, names) ?? `they are ${names[0]} to ${names.at(-1)}`;
    reader.report(foreign(name, `${quote(document.name)} has no district ${quote(name)}`, remedy));
  }
  if (unknown.length > 0) return null;
  const districts = all.filter(({ name }) => asked?.includes(name) ?? true);
  if (districts.length === 1) return { district: districts[0], districts };
  const { label, note } = city;
  const communities = districts.flatMap((district) => district.communities);
  return { district: { name: document.name, label, note, communities }, districts };
}

function foreign(name: string, message: string, remedy: string | null): Diagnostic {
  return diagnose(argument(`--districts ${name}`).at, { name: "districts", value: show(name), message, remedy });
}

/** Whether every district has a grid, and no more than one district may have. */
function isShared(document: Document, { grids, sizes }: CityDocument, reader: DocumentReader): boolean {
  const shares = sharedOut(grids, sizes);
  const bad = shares.findIndex((share) => share < 1 || share > MOST_GRIDS);
  if (bad < 0) return true;
  const pointer = `/city/sizes/${bad}`;
  const { at } = locate(document.tree, pointer);
  const message = `gives its district ${shares[bad]} of the ${grids} grids, where 1 to ${MOST_GRIDS} are possible`;
  const remedy = shares[bad] < 1 ? "give the city more grids" : "divide the district";
  reader.report(diagnose(at, { pointer, name: "sizes", value: show(sizes[bad]), message, remedy }));
  return false;
}
