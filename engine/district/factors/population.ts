import { ASSUMED, factor, TRIED } from "./factor.ts";

/** Who lives in a grid, and with what dispositions. */
export const population = {
  familyHouseholds: factor("family households per grid", "每网格家庭户", "households", 640, [160, 720], "I", "docs/domain.md 1.4, 7.1: 1,800 residents, 88 % in family households of 2.49"),
  collectiveHouseholds: factor("collective households per grid", "每网格集体户", "households", 56, [0, 120], "I", "docs/domain.md 7.1: 11.9 % of residents in collective households of 3.84"),
  householdSize: factor("persons per family household", "家庭户均人数", "persons", 2.49, [2.3, 2.7], "D", "docs/domain.md 7.1 (census 2020, Chengdu)"),
  collectiveSize: factor("persons per collective household", "集体户均人数", "persons", 3.84, [3, 5], "D", "docs/domain.md 7.1 (2,492,431 in 648,643)"),
  floatingShare: factor("floating residents", "流动人口比例", "share", 0.4, [0.33, 0.5], "I", "docs/domain.md 7.3: above the provincial 33.3 %"),
  churn: factor("floating residents who move in a year", "流动人口年迁移率", "per year", 0.25, [0, 0.6], "A", TRIED),
  knowsMember: factor("registered residents who know their grid member at the start", "期初认识网格员的户籍居民", "share", 0.45, [0.1, 0.8], "A", ASSUMED),
  initialTrust: factor("trust in the grid line at the start", "期初对网格的信任", "0-1", 0.5, [0.3, 0.7], "A", TRIED),
} as const;
