/** Simulated matters written as CSV, XES and OCEL, piece by piece. */
import { csvLine } from "./csv.ts";
import type { OcelEvent, OcelObject } from "./ocel.ts";
import { type SimulatedCase, wallClock } from "./simulated.ts";
import { XES_TAIL, type XesAttribute, xesHead, xesTrace } from "./xes.ts";

export const EXPORT_FORMATS = ["csv", "xes", "ocel"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the log is of; it stands in its head where the format has one. */
export interface Origin {
  readonly title: string;
  readonly followUpDays: number;
  /** Name and value, such as the hash of the model. */
  readonly facts: readonly (readonly [string, string])[];
}

/** The exact time beside the one to the millisecond: by it a log read again gives the figures of the run. */
const EXACT = "gridgov:epochHours";

const WRITERS: Readonly<Record<ExportFormat, (cases: Iterable<SimulatedCase>, origin: Origin) => Generator<string>>> = {
  csv: csvPieces,
  xes: xesPieces,
  ocel: ocelPieces,
};

export function written(format: ExportFormat, cases: Iterable<SimulatedCase>, origin: Origin): Generator<string> {
  return WRITERS[format](cases, origin);
}

const CSV_HEAD = [
  "case:concept:name",
  "concept:name",
  "time:timestamp",
  "org:group",
  "case:category",
  "case:area",
  "case:channel",
  "case:deadline",
  EXACT,
];

function* csvPieces(cases: Iterable<SimulatedCase>): Generator<string> {
  yield csvLine(CSV_HEAD);
  for (const { id, category, community, channel, deadline, events } of cases) {
    for (const { at, activity, unit } of events) {
      yield csvLine([id, activity, wallClock(at), unit, category, community, channel, wallClock(deadline), at]);
    }
  }
}

function* xesPieces(cases: Iterable<SimulatedCase>, { title, facts, followUpDays }: Origin): Generator<string> {
  yield xesHead([
    ["string", "concept:name", title],
    ["int", "gridgov:followUpDays", followUpDays],
    ...facts.map(([name, value]): XesAttribute => ["string", `gridgov:${name}`, value]),
  ]);
  for (const one of cases) {
    const own: XesAttribute[] = [
      ["string", "concept:name", one.id],
      ["string", "category", one.category],
      ["string", "area", one.community],
      ["string", "channel", one.channel],
      ["date", "deadline", wallClock(one.deadline)],
    ];
    const events = one.events.map(({ at, activity, unit }): XesAttribute[] => [
      ["string", "concept:name", activity],
      ["string", "lifecycle:transition", "complete"],
      ["date", "time:timestamp", wallClock(at)],
      ...(unit === "" ? [] : [["string", "org:group", unit] as const]),
      ["float", EXACT, at],
    ]);
    yield xesTrace(own, events);
  }
  yield XES_TAIL;
}

/** An attribute of an object holds from the beginning of time unless it changes. */
const ALWAYS = "1970-01-01T00:00:00Z";

/** Matters, grids, residents and units as objects. Objects come before events, so the cases are kept. */
function* ocelPieces(cases: Iterable<SimulatedCase>): Generator<string> {
  const all = [...cases];
  yield `{"objectTypes":${JSON.stringify(OBJECT_TYPES)},\n`;
  const activities = [...new Set(all.flatMap(({ events }) => events.map(({ activity }) => activity)))].sort();
  const types = activities.map((name) => ({ name, attributes: [{ name: EXACT, type: "float" }] }));
  yield `"eventTypes":${JSON.stringify(types)},\n"objects":[\n`;
  yield* separated(objectsOf(all));
  yield `],\n"events":[\n`;
  yield* separated(eventsOf(all));
  yield "]}\n";
}

const text = (name: string): { name: string; type: string } => ({ name, type: "string" });

const OBJECT_TYPES = [
  {
    name: "matter",
    attributes: [text("category"), text("area"), text("channel"), { name: "deadline", type: "time" }],
  },
  { name: "grid", attributes: [] },
  { name: "resident", attributes: [] },
  { name: "unit", attributes: [] },
];

function* separated(items: Iterable<object>): Generator<string> {
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? "" : ",\n"}${JSON.stringify(item)}`;
    isFirst = false;
  }
  yield "\n";
}

function* objectsOf(cases: readonly SimulatedCase[]): Generator<OcelObject> {
  const others = new Map<string, string>();
  for (const { id, category, community, channel, deadline, grid, resident, events } of cases) {
    const attribute = (name: string, value: string) => ({ name, time: ALWAYS, value });
    others.set(grid, "grid");
    if (resident !== "") others.set(resident, "resident");
    for (const { unit } of events) if (unit !== "") others.set(unit, "unit");
    yield {
      id,
      type: "matter",
      attributes: [
        attribute("category", category),
        attribute("area", community),
        attribute("channel", channel),
        attribute("deadline", wallClock(deadline)),
      ],
      relationships: [
        { objectId: grid, qualifier: "lies in" },
        ...(resident === "" ? [] : [{ objectId: resident, qualifier: "concerns" }]),
      ],
    };
  }
  for (const [id, type] of others) yield { id, type, attributes: [], relationships: [] };
}

function* eventsOf(cases: readonly SimulatedCase[]): Generator<OcelEvent> {
  let n = 0;
  for (const { id, events } of cases) {
    for (const { at, activity, unit } of events) {
      yield {
        id: `e${n++}`,
        type: activity,
        time: wallClock(at),
        attributes: [{ name: EXACT, value: String(at) }],
        relationships: [
          { objectId: id, qualifier: "matter" },
          ...(unit === "" ? [] : [{ objectId: unit, qualifier: "unit" }]),
        ],
      };
    }
  }
}
