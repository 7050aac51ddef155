import { factor } from "./factor.ts";

const ASSUMED_COST = "assumption (docs/odd.md, costs)";

/** Gross unit costs. */
export const costs = {
  fullTimeYear: factor(
    "full-time grid member",
    "专职网格员年费用",
    "yuan/year",
    72_000,
    [42_000, 96_000],
    "A",
    ASSUMED_COST,
  ),
  partTimeMonth: factor("part-time subsidy", "兼职补贴", "yuan/month", 250, [200, 300], "D", "docs/domain.md 1.12"),
  communityYear: factor(
    "community worker",
    "社区工作者年费用",
    "yuan/year",
    84_000,
    [60_000, 110_000],
    "A",
    ASSUMED_COST,
  ),
  officerYear: factor(
    "department officer or dispatcher",
    "部门人员年费用",
    "yuan/year",
    120_000,
    [90_000, 180_000],
    "A",
    ASSUMED_COST,
  ),
  paidHours: factor("paid hours a year", "年付薪工时", "h/year", 2000, [1900, 2100], "I", "250 days of 8 hours"),
  platformGridYear: factor("platform", "平台年费用", "yuan per grid-year", 5_000, [1_000, 20_000], "A", ASSUMED_COST),
} as const;
