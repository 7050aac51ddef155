/** What is wrong with the rows of a log: counted by kind, with the lines of the first few, never with their contents. */
export const PROBLEMS = [
  "noCase",
  "noTime",
  "unreadableTime",
  "unreadableDeadline",
  "otherDateOrder",
  "fieldCount",
  "repeatedCase",
  "artificial",
  "closedBeforeOpened",
  "closedWithoutTime",
  "farDeadline",
  "uncleanText",
  "misdecodedText",
  "outOfOrder",
  "repeatedColumn",
  "unfinishedTask",
  "startAfterEnd",
] as const;

export type ProblemName = (typeof PROBLEMS)[number];

/** Whether the rows are left out, or kept with what is wrong passed over. */
const LEFT_OUT: ReadonlySet<ProblemName> = new Set([
  "noCase",
  "noTime",
  "unreadableTime",
  "repeatedCase",
  "artificial",
]);

export interface Problem {
  readonly kind: ProblemName;
  readonly rows: number;
  readonly leftOut: boolean;
  /** The first few, from 1; empty for what is no property of a line. */
  readonly lines: readonly number[];
}

const MOST_LINES = 5;

export class Problems {
  private readonly found = new Map<ProblemName, { rows: number; lines: number[] }>();

  /** @param line from 1; 0 if there is none to name */
  add(kind: ProblemName, line: number, rows = 1): void {
    let entry = this.found.get(kind);
    if (entry === undefined) {
      entry = { rows: 0, lines: [] };
      this.found.set(kind, entry);
    }
    entry.rows += rows;
    if (line > 0 && entry.lines.length < MOST_LINES) entry.lines.push(line);
  }

  /** In the order of the list of kinds. */
  get list(): Problem[] {
    return PROBLEMS.flatMap((kind) => {
      const entry = this.found.get(kind);
      return entry === undefined ? [] : [{ kind, ...entry, leftOut: LEFT_OUT.has(kind) }];
    });
  }
}

/** A log that cannot be read at all; told like a bad document. */
export class UnreadableLog extends Error {
  /** @param line from 1; 0 if there is none to name */
  constructor(message: string, line = 0, remedy: string | null = null) {
    super(`${line > 0 ? `line ${line}: ` : ""}${message}${remedy === null ? "" : `; ${remedy}`}`);
    this.name = "UnreadableLog";
  }
}
