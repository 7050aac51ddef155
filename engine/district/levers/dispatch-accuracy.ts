import type { NumberLever } from "./lever.ts";

export const dispatchAccuracy: NumberLever = {
  kind: "number",
  name: "dispatchAccuracy",
  group: "intelligent",
  label: { en: "accuracy of the first dispatch", zh: "首次派遣准确率" },
  explain: {
    en: "The probability that a matter of middling ambiguity is dispatched to a true owner at first.",
    zh: "中等模糊度事件首次即派给应办单位的概率。",
  },
  unit: "share",
  min: 0.5,
  max: 1,
  statusQuo: 0.8,
  source: "docs/domain.md rows 36-37: .63-.9 without a list, .94-.99 with list and adjudication or learning routers",
  enact(world, value) {
    world.policy.dispatchAccuracy = value;
  },
};
