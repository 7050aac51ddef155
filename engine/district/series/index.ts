/** Every series, in the order in which charts show them. */

import { every } from "../../cases/cohort.ts";
import { weeklyBacklog } from "../../cases/measures/backlog.ts";
import { timeToCloseDistribution } from "../../cases/measures/closing.ts";
import { timeToSolveDistribution } from "../../cases/measures/solving.ts";
import { exp } from "../../kernel/math/elementary.ts";
import { breakdowns } from "./breakdowns.ts";
import { matterFlow } from "./flow.ts";
import type { Series } from "./series.ts";

/** Hours from a quarter of an hour to sixty days, evenly spaced in logs. */
const EDGES = Float64Array.from({ length: 48 }, (_, i) => 0.25 * exp((i / 47) * 8.656955));

const sinceRecord = { en: "time since the first record", zh: "自首次登记起时间" };
const sinceBirth = { en: "time since it arose", zh: "自发生起时间" };

export const SERIES: readonly Series[] = [
  {
    name: "closedWithin",
    label: { en: "share of registered matters closed within", zh: "登记事件在时限内结案比例" },
    unit: "share",
    axis: { label: sinceRecord, unit: "h" },
    points: () => EDGES,
    reduce: (r) => timeToCloseDistribution(r.table, r.registered, EDGES),
  },
  {
    name: "solvedWithin",
    label: { en: "share of matters that arose solved within", zh: "发生事件在时限内解决比例" },
    unit: "share",
    axis: { label: sinceBirth, unit: "h" },
    points: () => EDGES,
    reduce: (r) => timeToSolveDistribution(r.table, r.born, EDGES),
  },
  {
    name: "weeklyBacklog",
    label: { en: "open matters", zh: "积存事件" },
    unit: "matters",
    axis: { label: { en: "week after the policies are enacted", zh: "政策实施后周数" }, unit: "week" },
    points: (horizon) => Float64Array.from({ length: Math.floor(horizon.intake / 7) }, (_, i) => i + 1),
    reduce: (r) => weeklyBacklog(r.table, every(r.table), r.window),
  },
  {
    // Before the policies are enacted: the same under each of them, and of the same measure as the series before.
    name: "burnInBacklog",
    label: { en: "open matters during the burn-in", zh: "预热期积存事件" },
    unit: "matters",
    axis: {
      label: { en: "week, 0 being the last before the policies are enacted", zh: "周（0为政策实施前最后一周）" },
      unit: "week",
    },
    points: ({ burnIn }) => Float64Array.from({ length: burnIn / 7 }, (_, i) => i + 1 - burnIn / 7),
    reduce: (r) =>
      weeklyBacklog(r.table, every(r.table), { start: r.world.exogenous.start, length: -r.world.exogenous.start }),
  },
  matterFlow,
  ...breakdowns,
];
