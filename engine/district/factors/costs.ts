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
  platformGridYear: factor(
    "platform of one net",
    "每张网的平台年费用",
    "yuan per grid-year",
    5_000,
    [1_000, 20_000],
    "A",
    ASSUMED_COST,
  ),
  sensorYear: factor("one sensor", "单台感知设备年费用", "yuan/year", 300, [50, 1_000], "A", ASSUMED_COST),
  organisationHour: factor(
    "an hour of a social organisation",
    "社会组织服务小时费用",
    "yuan/h",
    60,
    [40, 120],
    "A",
    ASSUMED_COST,
  ),
  headTask: factor(
    "a report of a micro-grid head",
    "微网格长单件报酬",
    "yuan",
    10,
    [1, 20],
    "I",
    "docs/domain.md 7.10: 1-20 yuan a valid report",
  ),
  checkFee: factor("a third party's check", "第三方单次核查费用", "yuan", 40, [20, 100], "A", ASSUMED_COST),
  trainingDay: factor(
    "a day of training, beside the hours",
    "单日培训费用（不含工时）",
    "yuan/day",
    300,
    [100, 800],
    "A",
    ASSUMED_COST,
  ),
} as const;
