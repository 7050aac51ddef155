/** Which column of a log holds what: by a mapping file, else by the names that are known. */
import { ROLES, type RoleName } from "../../engine/cases/log/role.ts";
import { CATEGORIES, type CategoryName } from "../../engine/district/categories.ts";
import { type Diagnostic, diagnose, quote, show, suggest } from "../diagnostic.ts";
import type { Located, LocatedMap } from "../located.ts";
import { parse } from "../parse.ts";
import type { Result } from "../result.ts";
import type { DateOrder } from "./timestamp.ts";
import { FIELDS, type FieldName, normalised, rankOf } from "./vocabulary.ts";

/** What a mapping file says; all of it may be left out. */
export interface Mapping {
  readonly columns: Readonly<Partial<Record<FieldName, string>>>;
  /** How dates with the year last are to be read. */
  readonly dates: Exclude<DateOrder, "ymd"> | null;
  /** By activity, what it means. */
  readonly roles: ReadonlyMap<string, RoleName>;
  /** By category of the log, the district's: for a fit. */
  readonly categories: ReadonlyMap<string, CategoryName>;
}

const CATEGORY_NAMES = CATEGORIES.map(({ name }) => name);

export const NO_MAPPING: Mapping = { columns: {}, dates: null, roles: new Map(), categories: new Map() };

/** @param path how diagnostics name the file @returns the mapping, or everything wrong with it */
export function readMapping(text: string, path: string): Result<Mapping, Diagnostic[]> {
  const { tree, diagnostics } = parse(text, path);
  if (tree === null || diagnostics.length > 0) return { ok: false, error: [...diagnostics] };
  const faults: Diagnostic[] = [];
  const columns: Partial<Record<FieldName, string>> = {};
  const roles = new Map<string, RoleName>();
  const categories = new Map<string, CategoryName>();
  let dates: Mapping["dates"] = null;
  for (const [key, value, fault] of entries(tree, "", faults)) {
    if (key === "columns") {
      for (const [field, column, wrong] of entries(value, "/columns", faults)) {
        const known = FIELDS.find((one) => one === field);
        if (known === undefined) wrong("is not known to be read from a log", suggest(field, FIELDS));
        else if (column.kind === "scalar" && typeof column.value === "string") columns[known] = column.value;
        else wrong("must be the name of a column", null);
      }
    } else if (key === "roles") {
      for (const [role, list, wrong] of entries(value, "/roles", faults)) {
        const known = ROLES.find((one) => one === role);
        if (known === undefined) wrong("is no meaning that an activity can have", suggest(role, ROLES));
        else if (list.kind !== "list") wrong("must be a list of activities", null);
        else for (const item of list.items) if (item.kind === "scalar") roles.set(String(item.value), known);
      }
    } else if (key === "categories") {
      for (const [name, list, wrong] of entries(value, "/categories", faults)) {
        const known = CATEGORY_NAMES.find((one) => one === name);
        if (known === undefined) wrong("is no category of the district", suggest(name, CATEGORY_NAMES));
        else if (list.kind !== "list") wrong("must be a list of the log's categories", null);
        else for (const item of list.items) if (item.kind === "scalar") categories.set(String(item.value), known);
      }
    } else if (key === "dates") {
      if (value.kind === "scalar" && (value.value === "dmy" || value.value === "mdy")) dates = value.value;
      else fault("must be `dmy` or `mdy`", null);
    } else fault("is not a known key", suggest(key, ["columns", "roles", "categories", "dates"]));
  }
  return faults.length > 0 ? { ok: false, error: faults } : { ok: true, value: { columns, dates, roles, categories } };
}

type Fault = (message: string, remedy: string | null) => void;

/** The entries of a map, each with a way to say what is wrong with it. */
function entries(located: Located, pointer: string, faults: Diagnostic[]): [string, Located, Fault][] {
  if (located.kind !== "map") {
    faults.push(diagnose(located.at, { pointer, message: "must be a map of keys and values" }));
    return [];
  }
  return [...(located as LocatedMap).entries].map(([name, { key, value }]) => [
    name,
    value,
    (message, remedy) => {
      const found = value.kind === "scalar" ? show(value.value) : null;
      faults.push(diagnose(key, { pointer: `${pointer}/${name}`, name, value: found, message, remedy }));
    },
  ]);
}

/** Where a log keeps what, by the index of the column. */
export interface Columns {
  readonly indices: Readonly<Partial<Record<FieldName, number>>>;
  readonly names: Readonly<Partial<Record<FieldName, string>>>;
  /** Columns that are not read. */
  readonly unread: readonly string[];
  /** Columns whose name an earlier one has. */
  readonly repeated: readonly string[];
}

/** @returns the columns, or a sentence that says what is missing */
export function columnsOf(header: readonly string[], mapping: Mapping): Result<Columns, string> {
  const names = header.map((name) => name.trim());
  const indices: Partial<Record<FieldName, number>> = {};
  const taken = new Set<number>();
  for (const field of FIELDS) {
    const named = mapping.columns[field];
    if (named === undefined) continue;
    const index = names.indexOf(named);
    if (index < 0) {
      return {
        ok: false,
        error: `the log has no column ${quote(named)}, which the mapping gives for ${field}; ${known(names)}`,
      };
    }
    indices[field] = index;
    taken.add(index);
  }
  for (const field of FIELDS) {
    if (indices[field] !== undefined) continue;
    const index = likeliest(field, names, taken);
    if (index === null) continue;
    indices[field] = index;
    taken.add(index);
  }
  const isEventLog = indices.activity !== undefined && indices.time !== undefined;
  const isCaseLog = indices.opened !== undefined;
  if (!(isEventLog && indices.case !== undefined) && !isCaseLog) {
    return { ok: false, error: lacking(names, Object.keys(indices)) };
  }
  return {
    ok: true,
    value: {
      indices,
      names: Object.fromEntries(Object.entries(indices).map(([field, index]) => [field, names[index]])),
      unread: names.filter((_, index) => !taken.has(index)).map(presentable),
      repeated: names.filter((name, index) => name !== "" && names.indexOf(name) < index).map(presentable),
    },
  };
}

function lacking(names: readonly string[], recognised: readonly string[]): string {
  const needs = "a log needs the time a case was opened, or a case with an activity and its time";
  const found = recognised.length === 0 ? "nothing" : recognised.join(", ");
  return `${needs}; recognised: ${found}; ${known(names)}; give --map`;
}

function likeliest(field: FieldName, names: readonly string[], taken: ReadonlySet<number>): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  names.forEach((name, index) => {
    const rank = taken.has(index) || names.indexOf(name) < index ? null : rankOf(field, name);
    if (rank === null || rank >= least) return;
    best = index;
    least = rank;
  });
  return best;
}

/** The first row of a file without a header is somebody's data: it is shown only where two names in it are known. */
function known(names: readonly string[]): string {
  const recognised = names.filter((name) => FIELDS.some((field) => rankOf(field, name) !== null));
  if (recognised.length < 2) return `of the ${names.length} columns of the first row fewer than two have a known name`;
  return `columns: ${names.slice(0, 60).map(presentable).join(", ")}`;
}

/** A file without a header would show a person's data as names of columns: what looks like data is not shown. */
export function presentable(name: string): string {
  const looksLikeData = /\d{5}/.test(name) || /[^\s@]@[^\s@]+\.\w/.test(name) || name.length > 60;
  return looksLikeData ? "(not shown: it looks like data)" : name;
}

/** @returns the district's category of one of the log's: by the mapping file, else by its name in either language */
export function categoryOf({ categories }: Mapping, name: string): CategoryName | null {
  const asName = (text: string): boolean => normalised(text) === normalised(name);
  const same = ({ name: own, en, zh }: (typeof CATEGORIES)[number]): boolean => asName(own) || asName(en) || asName(zh);
  return categories.get(name) ?? CATEGORIES.find(same)?.name ?? null;
}
