import type { ChoiceLever } from "./lever.ts";

export const redrawing: ChoiceLever = {
  kind: "choice",
  name: "redrawing",
  group: "refined",
  label: { en: "how grids are drawn", zh: "网格划分" },
  explain: {
    en: "Whether posts and beats follow the number of households or the expected workload.",
    zh: "岗位与责任区按户数还是按工作量划分。",
  },
  options: [
    { name: "households", label: { en: "by households", zh: "按户数" } },
    { name: "workload", label: { en: "by workload", zh: "按工作量" } },
  ],
  statusQuo: "households",
  source: "docs/domain.md 1.17: Baohe re-cut 460 grids to 779",
  enact(world, value) {
    world.policy.redrawing = value;
  },
};
