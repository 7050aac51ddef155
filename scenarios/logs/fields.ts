/** Attributes that come one by one, as in XES and JSON, to the fields that are read of a log. */
import type { Assembler, CaseFields } from "./assembler.ts";
import type { Mapping } from "./mapping.ts";
import { presentable } from "./mapping.ts";
import { FIELDS, type FieldName, rankOf } from "./vocabulary.ts";

/** Beyond every rank. */
const UNSET = 127;

interface Known {
  readonly field: FieldName;
  /** 0 for what the mapping says, then as likely as the vocabulary has it. */
  readonly rank: number;
}

/** Where each field of a row stands. */
const PLACE = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Readonly<Record<FieldName, number>>;

/** One row being put together: the likeliest attribute of each field. It may be used again, since a log has millions. */
export class FieldRow {
  private readonly values: (string | undefined)[] = FIELDS.map(() => undefined);
  private readonly ranks = new Int8Array(FIELDS.length).fill(UNSET);

  set({ field, rank }: Known, value: string): void {
    const at = PLACE[field];
    if (this.ranks[at] <= rank) return;
    this.ranks[at] = rank;
    this.values[at] = value;
  }

  get(field: FieldName): string | undefined {
    return this.values[PLACE[field]];
  }

  clear(): void {
    this.values.fill(undefined);
    this.ranks.fill(UNSET);
  }

  /** Only what is there. */
  get fields(): Readonly<Partial<Record<FieldName, string>>> {
    const found: Partial<Record<FieldName, string>> = {};
    FIELDS.forEach((field, at) => {
      const value = this.values[at];
      if (value !== undefined) found[field] = value;
    });
    return found;
  }
}

export class AttributeNames {
  private readonly mapping: Mapping;
  private readonly known = new Map<string, Known | null>();

  constructor(mapping: Mapping) {
    this.mapping = mapping;
  }

  /** @param name of an attribute; one of a case has `case:` before it @returns null if it is not read */
  find(name: string): Known | null {
    const before = this.known.get(name);
    if (before !== undefined) return before;
    const found = this.look(name);
    this.known.set(name, found);
    return found;
  }

  private look(name: string): Known | null {
    const { columns } = this.mapping;
    const told = FIELDS.find((field) => columns[field] === name);
    if (told !== undefined) return { field: told, rank: -1 };
    let best: Known | null = null;
    for (const field of FIELDS) {
      const rank = columns[field] === undefined ? rankOf(field, name) : null;
      if (rank !== null && (best === null || rank < best.rank)) best = { field, rank };
    }
    return best;
  }

  get read(): Partial<Record<FieldName, string>> {
    const names: Partial<Record<FieldName, string>> = {};
    const ranks: Partial<Record<FieldName, number>> = {};
    for (const [name, found] of this.known) {
      if (found === null || (ranks[found.field] ?? Number.POSITIVE_INFINITY) <= found.rank) continue;
      ranks[found.field] = found.rank;
      names[found.field] = name;
    }
    return names;
  }

  get unread(): string[] {
    const read = new Set(Object.values(this.read));
    return [...this.known.keys()].filter((name) => !read.has(name)).map(presentable);
  }
}

/** Hands an event over with what is known of its case. */
export function addEvent(assembler: Assembler, ofCase: FieldRow, event: FieldRow, line: number, otherwise = ""): void {
  assembler.event(
    ofCase.get("case") ?? otherwise,
    {
      activity: event.get("activity") ?? "",
      time: event.get("time") ?? "",
      start: event.get("start"),
      lifecycle: event.get("lifecycle"),
      instance: event.get("instance"),
      resource: event.get("resource"),
      group: event.get("group"),
      hours: event.get("hours"),
    },
    () => ofCase.fields as CaseFields,
    line,
  );
}
