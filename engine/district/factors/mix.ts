import { factor } from "./factor.ts";

/** Of both needs and public matters; how many arise in all does not change. */
const relative = (en: string, zh: string) =>
  factor(
    `demand for ${en}, relative to the mix of the sources`,
    `${zh}需求（相对于来源构成）`,
    "ratio",
    1,
    [0.2, 5],
    "A",
    "assumption: 1 is the mix of docs/domain.md 3a; a place of another mix is fitted to its log",
  );

/** What matters are about, category by category (../categories.ts). */
export const mix = {
  cityscapeDemand: relative("cityscape and sanitation", "市容环卫"),
  publicWorksDemand: relative("municipal facilities", "市政设施"),
  waterEcologyDemand: relative("environment and water", "环保水务"),
  servicesDemand: relative("education, health, civil affairs", "教育卫生与民政"),
  buildingDemand: relative("land, building, renovation", "规土城建"),
  hazardsDemand: relative("safety hazards", "安全隐患"),
  trafficDemand: relative("traffic and parking", "交通运输"),
  neighboursDemand: relative("neighbours' disputes and community matters", "邻里纠纷与社区事务"),
  marketDemand: relative("shops, food, fairness of trade", "食药市监"),
} as const;
