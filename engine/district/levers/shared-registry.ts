import type { ChoiceLever } from "./lever.ts";

export const sharedRegistry: ChoiceLever = {
  kind: "choice",
  name: "sharedRegistry",
  group: "intelligent",
  label: { en: "one shared registry", zh: "统一事件库" },
  explain: {
    en: "Whether hotline, app and grid platform see one another's records.",
    zh: "热线、小程序与网格平台是否共享记录。",
  },
  options: [
    { name: "no", label: { en: "no", zh: "否" } },
    { name: "yes", label: { en: "yes", zh: "是" } },
  ],
  statusQuo: "no",
  source: "docs/domain.md 3.15 (537 channels to 23), 1.14",
  enact(world, value) {
    world.policy.sharedRegistry = value;
  },
};
