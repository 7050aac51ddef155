import { ASSUMED, factor, TRIED } from "./factor.ts";

/** How often matters arise, and when. */
export const demand = {
  needsPerGridDay: factor("residents' needs per grid and day", "每网格每日居民诉求", "matters/day", 1.0, [0.7, 1.4], "I", "docs/domain.md 3.3 (0.91 contacts recorded) and the silent"),
  publicPerGridDay: factor("public matters per grid and day", "每网格每日公共事件", "matters/day", 1.5, [0.4, 4.3], "I", "docs/domain.md 3.4 (2.8-4.7 in Baohe), 1.9 (0.42-1.03 reported in Chengdu)"),
  dayVariation: factor("coefficient of variation of the district's day factor", "日需求变异系数", "ratio", 0.16, [0, 0.6], "I", "docs/domain.md 3.22 (NYC, variance/mean 273)"),
  monthVariation: factor("coefficient of variation of the district's month factor", "月需求变异系数", "ratio", 0.1, [0, 0.25], "I", "docs/domain.md 3a (Pingshan plateau, sd 346 of 3,300)"),
  weekendDemand: factor("demand on a weekend day relative to a weekday", "周末相对工作日需求", "ratio", 0.8, [0.5, 1.2], "A", ASSUMED),
  festivalDemand: factor("demand in the Spring Festival month", "春节月需求", "ratio", 0.45, [0.4, 0.7], "I", "docs/domain.md 3a (1,548 against some 3,330)"),
  festivalDay: factor("first day of the Spring Festival holiday after the policy date", "春节假期首日（政策日后）", "days", 140, [0, 364], "A", "assumption: policies start in September (Pidu's congress was on 28 September 2017, docs/domain.md 1.12)"),
  gridSpread: factor("coefficient of variation of demand between blocks", "院落间需求变异系数", "ratio", 0.25, [0, 0.6], "A", TRIED),
  residentSpread: factor("coefficient of variation of need rates between residents", "居民间需求变异系数", "ratio", 0.5, [0, 1], "A", ASSUMED),
  enquiriesPerGridDay: factor("hotline enquiries per grid and day", "每网格每日热线咨询", "calls/day", 0.5, [0.2, 1], "I", "docs/domain.md 3.8, 3.10: 51-58 % of contacts are enquiries"),
  vanishing: factor("latent public matters that vanish by themselves", "公共事件自行消失比例", "share", 0.7, [0, 0.9], "A", TRIED),
  vanishingDays: factor("mean time until they vanish", "自行消失平均天数", "days", 5.8, [2, 20], "A", TRIED),
} as const;
