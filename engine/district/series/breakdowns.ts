/**
 * For whom, where and about what: measures by community, by category and by group of residents. Each bears the name of
 * the response that it takes apart, so that unit, direction and label are those of the response.
 */
import { censored } from "../../cases/measures/duration.ts";
import { meanBy } from "../../cases/measures/grouped.ts";
import { isSilent } from "../../cases/measures/solving.ts";
import { BROKEN } from "../../cases/state.ts";
import { CATEGORIES } from "../categories.ts";
import type { Measured } from "../measured.ts";
import type { Text } from "../registry.ts";
import { type AxisUnit, indices, type Series } from "./series.ts";

interface Breakable {
  readonly response: string;
  readonly label: Text;
  readonly unit: string;
  readonly cohort: (r: Measured) => Uint8Array;
  /** The value of a matter, of which the response is the mean. */
  readonly value: (r: Measured) => (m: number) => number;
}

const NEED = 1;
const WEEK = 7 * 24;

export const BREAKABLE: readonly Breakable[] = [
  {
    response: "solvedWithin7",
    label: { en: "solved within 7 days", zh: "7日内解决" },
    unit: "share",
    cohort: (r) => r.born,
    value:
      ({ table }) =>
      (m) =>
        table.resolvedAt[m] - table.bornAt[m] <= WEEK ? 1 : 0,
  },
  {
    response: "timeToSolve",
    label: { en: "mean time to solve", zh: "平均解决时间" },
    unit: "h",
    cohort: (r) => r.born,
    value: ({ table }) => {
      const span = { from: table.bornAt, to: table.resolvedAt, followUp: table.followUp };
      return (m) => censored(span, m);
    },
  },
  {
    response: "silentShare",
    label: { en: "needs that stay silent", zh: "沉默的需求" },
    unit: "share",
    cohort: (r) => r.born.map((isBorn, m) => (r.table.origin[m] === NEED ? isBorn : 0)),
    value:
      ({ table }) =>
      (m) =>
        isSilent(table, m) ? 1 : 0,
  },
  {
    response: "promiseKept",
    label: { en: "closed and truly solved by the deadline", zh: "按期真实解决" },
    unit: "share",
    cohort: (r) => r.registered,
    value:
      ({ table: { closed1At, resolvedAt, deadlineAt } }) =>
      (m) =>
        closed1At[m] <= deadlineAt[m] && resolvedAt[m] <= deadlineAt[m] ? 1 : 0,
  },
  {
    response: "unbrokenChain",
    label: { en: "unbroken chain", zh: "链条完整" },
    unit: "share",
    cohort: (r) => r.registered,
    value:
      ({ table }) =>
      (m) =>
        (table.flags[m] & BROKEN) === 0 ? 1 : 0,
  },
];

interface Key {
  readonly unit: AxisUnit;
  readonly label: Text;
  readonly cells: (communities: number) => number;
  readonly keys: (r: Measured) => ArrayLike<number>;
}

/** Whose matters: needs of registered and of floating residents, in the order of the case table's groups; nobody's own. */
export const GROUPS: readonly Text[] = [
  { en: "needs of registered residents", zh: "户籍居民的需求" },
  { en: "needs of floating residents", zh: "流动居民的需求" },
  { en: "public matters", zh: "公共事件" },
];

const KEYS: readonly Key[] = [
  {
    unit: "community",
    label: { en: "community", zh: "社区" },
    cells: (communities) => communities,
    keys: (r) => r.table.community,
  },
  {
    unit: "category",
    label: { en: "category of matter", zh: "事件类别" },
    cells: () => CATEGORIES.length,
    keys: (r) => r.table.category,
  },
  {
    unit: "group",
    label: { en: "whose matter", zh: "谁的事件" },
    cells: () => GROUPS.length,
    keys: (r) => r.table.group.map((group) => (group < 0 ? GROUPS.length - 1 : group)),
  },
];

/** @returns the name of the series that takes a response apart */
export function breakdownName(response: string, by: AxisUnit): string {
  return `${response}@${by}`;
}

export const breakdowns: readonly Series[] = KEYS.flatMap((key) =>
  BREAKABLE.map((measure) => ({
    name: breakdownName(measure.response, key.unit),
    label: measure.label,
    unit: measure.unit,
    axis: { label: key.label, unit: key.unit },
    points: (_, district) => indices(key.cells(district.communities.length)),
    reduce: (r) =>
      meanBy(measure.cohort(r), key.keys(r), key.cells(r.world.exogenous.places.communities), measure.value(r)),
  })),
);
