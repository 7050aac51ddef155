/** A log as it was read, with pseudonyms in place of ids and persons, for a laboratory that may not have those. */
import { type EventLog, NONE } from "../../engine/cases/log/event-log.ts";
import { hiddenCells } from "../../engine/cases/log/suppression.ts";
import { csvLine } from "./csv.ts";

/** What stands for a name that fewer than ten cases have, or that looks like somebody's number. */
const RARE = "(rare)";
const NUMBER = /\d{7}/;

/** @param kind so that a case and a person of one name have different pseudonyms */
export type Pseudonym = (kind: "case" | "resource", text: string) => string;

/**
 * Only columns that are read, as CSV that `gridgov describe` reads again. Times stay as they are: who knows when a case
 * was opened may still find it, so that the file is for those who may see the log, not for publication.
 * @param ids of the cases, in the order of the log
 */
export function* deidentified(log: EventLog, ids: readonly string[], pseudonym: Pseudonym): Generator<string> {
  const cases = ids.map((id) => pseudonym("case", id));
  const resources = log.resources.list.map((name) => pseudonym("resource", name));
  const names: CaseNames = {
    category: common(log.categories.list, casesOf(log.category, log.cases, log.categories.size)),
    area: common(log.areas.list, casesOf(log.area, log.cases, log.areas.size)),
    channel: common(log.channels.list, casesOf(log.channel, log.cases, log.channels.size)),
  };
  const group = common(log.groups.list, casesWith(log, log.group, log.groups.size));
  const told = { cases, resources, names, group };
  yield* log.isByCase ? rowsOfCases(log, told) : rowsOfEvents(log, told);
}

interface CaseNames {
  readonly category: readonly string[];
  readonly area: readonly string[];
  readonly channel: readonly string[];
}

interface Told {
  readonly cases: readonly string[];
  readonly resources: readonly string[];
  readonly names: CaseNames;
  readonly group: readonly string[];
}

const MARKS = ["no", "yes"];
const mark = (value: number): string => MARKS[value] ?? "";
const nameOf = (names: readonly string[], id: number): string => (id === NONE ? "" : names[id]);

/** @returns the wall clock with its offset, to the millisecond; nothing for NaN */
function stamp(hours: number, offset: number): string {
  if (Number.isNaN(hours)) return "";
  const wall = new Date(Math.round(hours * 3_600_000 + offset * 60_000)).toISOString().slice(0, -1);
  const pad = (n: number): string => String(n).padStart(2, "0");
  const ahead = Math.abs(offset);
  return `${wall}${offset < 0 ? "-" : "+"}${pad(Math.floor(ahead / 60))}:${pad(ahead % 60)}`;
}

const HEAD_OF_CASES = "case,opened,closed,deadline,resource,department,category,area,channel".split(",");

function* rowsOfCases(log: EventLog, { cases, resources, names, group }: Told): Generator<string> {
  yield csvLine([...HEAD_OF_CASES, "on time", "satisfied", ...marked(log, "duplicate", "reopened")]);
  const first = new Int32Array(log.cases).fill(NONE);
  for (let e = log.size - 1; e >= 0; e--) first[log.caseOf[e]] = e;
  for (let c = 0; c < log.cases; c++) {
    const at = (hours: number): string => stamp(hours, log.caseOffset[c]);
    yield csvLine([
      cases[c],
      at(log.openedAt[c]),
      at(log.closedAt[c]),
      at(log.deadlineAt[c]),
      nameOf(resources, log.resource[first[c]]),
      nameOf(group, log.group[first[c]]),
      nameOf(names.category, log.category[c]),
      nameOf(names.area, log.area[c]),
      nameOf(names.channel, log.channel[c]),
      mark(log.onTime[c]),
      mark(log.satisfied[c]),
      ...marked(log, mark(log.duplicate[c]), mark(log.reopened[c])),
    ]);
  }
}

/** A column of marks only where the log has it: no mark would mean that there is none. */
const marked = ({ marksDuplicates, marksReopened }: EventLog, duplicate: string, reopened: string): string[] => [
  ...(marksDuplicates ? [duplicate] : []),
  ...(marksReopened ? [reopened] : []),
];

const HEAD_OF_EVENTS = [
  ..."case:concept:name,concept:name,time:timestamp,start_timestamp,org:resource,org:group".split(","),
  ..."case:category,case:area,case:channel,case:deadline,case:enddate".split(","),
];

function* rowsOfEvents(log: EventLog, { cases, resources, names, group }: Told): Generator<string> {
  const activity = common(log.activities.list, casesWith(log, log.activity, log.activities.size));
  yield csvLine(HEAD_OF_EVENTS);
  for (let e = 0; e < log.size; e++) {
    const c = log.caseOf[e];
    const at = (hours: number): string => stamp(hours, log.offset[e]);
    yield csvLine([
      cases[c],
      nameOf(activity, log.activity[e]),
      at(log.at[e]),
      at(log.startedAt[e]),
      nameOf(resources, log.resource[e]),
      nameOf(group, log.group[e]),
      nameOf(names.category, log.category[c]),
      nameOf(names.area, log.area[c]),
      nameOf(names.channel, log.channel[c]),
      at(log.deadlineAt[c]),
      at(log.closedAt[c]),
    ]);
  }
}

function common(names: readonly string[], cases: ArrayLike<number>): string[] {
  const hidden = hiddenCells(cases);
  return names.map((name, i) => (hidden[i] === 1 || NUMBER.test(name) ? RARE : name));
}

function casesOf(column: Int32Array, cases: number, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (let c = 0; c < cases; c++) if (column[c] !== NONE) counts[column[c]]++;
  return counts;
}

/** @returns by name, the cases with an event that has it */
function casesWith(log: EventLog, column: Int32Array, size: number): Int32Array {
  const seen = Array.from({ length: size }, () => new Set<number>());
  for (let e = 0; e < log.size; e++) if (column[e] !== NONE) seen[column[e]].add(log.caseOf[e]);
  return Int32Array.from(seen, (cases) => cases.size);
}
