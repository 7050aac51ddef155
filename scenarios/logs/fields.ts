/** Attributes that come one by one, as in XES and JSON, to the fields that are read of a log. */
import type { Assembler, CaseFields, EventFields } from "./assembler.ts";
import type { Mapping } from "./mapping.ts";
import { presentable } from "./mapping.ts";
import { FIELDS, type FieldName, rankOf } from "./vocabulary.ts";

interface Known {
  readonly field: FieldName;
  /** 0 for what the mapping says, then as likely as the vocabulary has it. */
  readonly rank: number;
}

/** One row being put together: the likeliest attribute of each field. */
export class FieldRow {
  private readonly values: Partial<Record<FieldName, string>> = {};
  private readonly ranks: Partial<Record<FieldName, number>> = {};

  set({ field, rank }: Known, value: string): void {
    if ((this.ranks[field] ?? Number.POSITIVE_INFINITY) <= rank) return;
    this.ranks[field] = rank;
    this.values[field] = value;
  }

  get fields(): Readonly<Partial<Record<FieldName, string>>> {
    return this.values;
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
export function addEvent(
  assembler: Assembler,
  caseRow: FieldRow,
  event: FieldRow,
  line: number,
  fallbackCase = "",
): void {
  const { fields } = event;
  const { activity = "", time = "", start, lifecycle, instance, resource, group, hours } = fields;
  const optional = { start, lifecycle, instance, resource, group, hours };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  assembler.event(
    caseRow.fields.case ?? fallbackCase,
    { activity, time, ...given } as EventFields,
    () => caseRow.fields as CaseFields,
    line,
  );
}
