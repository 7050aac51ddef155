import { nearest } from "./nearest.ts";

/** Where a value was written. */
export interface Place {
  readonly path: string;
  /** From 1; 0 where there is no file, as for a command-line option. */
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with what was read: where, which name, what value, what was expected, what to do. */
export interface Diagnostic extends Place {
  /** JSON pointer into the document; empty for the whole of it. */
  readonly pointer: string;
  readonly name: string;
  /** The value found, as text; `null` where there is none to show. */
  readonly value: string | null;
  readonly expected: string | null;
  readonly message: string;
  readonly remedy: string | null;
}

export interface Finding {
  readonly pointer?: string;
  readonly name?: string;
  readonly value?: string | null;
  readonly expected?: string | null;
  readonly message: string;
  readonly remedy?: string | null;
}

export function diagnose(at: Place, finding: Finding): Diagnostic {
  const { pointer = "", name = "", value = null, expected = null, message, remedy = null } = finding;
  return { path: at.path, line: at.line, column: at.column, pointer, name, value, expected, message, remedy };
}

/** @returns one line, e.g. `a.yaml:6:18 /levers/fullTimeShare: must be at most 1 (got 1.5); allowed: 0 to 1` */
export function formatDiagnostic(d: Diagnostic): string {
  const position = d.line > 0 ? `:${d.line}:${d.column}` : "";
  const pointer = d.pointer === "" ? "" : ` ${printable(d.pointer)}`;
  const value = d.value === null ? "" : ` (got ${d.value})`;
  const remedy = d.remedy === null ? "" : `; ${d.remedy}`;
  return `${printable(d.path)}${position}${pointer}: ${d.message}${value}${remedy}`;
}

/** Each finding once, by line within each file, the files in the order in which they were first found at fault. */
export function ordered(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const paths = [...new Set(diagnostics.map((d) => d.path))];
  const distinct = new Map(diagnostics.map((d) => [formatDiagnostic(d), d]));
  return [...distinct.values()].sort(
    (a, b) => paths.indexOf(a.path) - paths.indexOf(b.path) || a.line - b.line || a.column - b.column,
  );
}

/** A value as a message shows it: text in quotes, collections by their kind. */
export function show(value: unknown): string {
  if (typeof value === "string") return printable(JSON.stringify(shorten(value)));
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a map";
  return String(value);
}

/** A name as a message shows it. */
export function quote(name: string): string {
  return `\`${printable(shorten(name))}\``;
}

/** Characters that would move a terminal's cursor or hide text are written out. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}

/** What another program says of the text, which it may quote at length. */
export function said(text: string): string {
  return printable(shorten(text, 300));
}

function shorten(text: string, most = 80): string {
  return text.length <= most ? text : `${text.slice(0, most - 3)}...`;
}

/** What to do about an unknown name: the one it resembles, or those there are. */
export function suggest(name: string, known: readonly string[]): string | null {
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean ${quote(near)}?`;
  if (known.length === 0) return null;
  const some = known.slice(0, 12).join(", ");
  return known.length > 12 ? `known: ${some}, and ${known.length - 12} more` : `known: ${some}`;
}
