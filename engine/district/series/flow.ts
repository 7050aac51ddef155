/** How matters travel between units, per 100 registered: the arcs of the process map and of the handover network. */
import { count } from "../../cases/cohort.ts";
import { ENDINGS, flow } from "../../cases/measures/flow.ts";
import { COMMUNITY, GRID, HANDLING, HOTLINE, OFFICE, PROPERTY, UNITS } from "../units.ts";
import { indices, type Series } from "./series.ts";

/** Units at which a matter may be recorded first. */
const CHANNELS = [GRID, COMMUNITY, PROPERTY, HOTLINE, OFFICE];
const HANDLERS = UNITS.map((_, unit) => unit).filter((unit) => (HANDLING & (1 << unit)) !== 0);

/**
 * - entry: recorded at a unit, first accepted by another
 * - handover: passed on from one handling unit to the next
 * - exit: last on its path, and how it ended
 * - unaccepted: recorded at a unit, accepted by none, and how it ended
 * - sendBack: returned by a unit (回退); `to` is empty, as it goes back to whoever dispatched it
 */
export interface Arc {
  readonly kind: "entry" | "handover" | "exit" | "unaccepted" | "sendBack";
  /** Names of units. */
  readonly from: string;
  /** A unit, or one of `ENDINGS`. */
  readonly to: string;
  /** Where its count stands in the array of its kind. */
  readonly at: number;
}

/** Every arc, in the order of the series' values. */
export const ARCS: readonly Arc[] = [
  ...CHANNELS.flatMap((from) => HANDLERS.map((to) => arc("entry", from, UNITS[to], from * UNITS.length + to))),
  ...HANDLERS.flatMap((from) =>
    HANDLERS.filter((to) => to !== from).map((to) => arc("handover", from, UNITS[to], from * UNITS.length + to)),
  ),
  ...HANDLERS.flatMap((from) => ENDINGS.map((to, end) => arc("exit", from, to, from * ENDINGS.length + end))),
  ...CHANNELS.flatMap((from) => ENDINGS.map((to, end) => arc("unaccepted", from, to, from * ENDINGS.length + end))),
  ...HANDLERS.map((from) => arc("sendBack", from, "", from)),
];

function arc(kind: Arc["kind"], from: number, to: string, at: number): Arc {
  return { kind, from: UNITS[from], to, at };
}

export const matterFlow: Series = {
  name: "matterFlow",
  label: { en: "matters' way between units", zh: "事件流转" },
  unit: "per 100 matters",
  axis: { label: { en: "arc", zh: "流向" }, unit: "arc" },
  points: () => indices(ARCS.length),
  reduce(r) {
    const { entries, handovers, exits, unaccepted, sendBacks } = flow(r.table, r.registered);
    const counts = { entry: entries, handover: handovers, exit: exits, unaccepted, sendBack: sendBacks };
    const matters = count(r.registered);
    return Float64Array.from(ARCS, ({ kind, at }) => (matters === 0 ? Number.NaN : (100 * counts[kind][at]) / matters));
  },
};
