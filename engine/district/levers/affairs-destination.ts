import type { ChoiceLever } from "./lever.ts";

export const affairsDestination: ChoiceLever = {
  kind: "choice",
  name: "affairsDestination",
  group: "separation",
  label: { en: "where turned-away affairs go", zh: "剥离事务去向" },
  explain: {
    en: "Who carries the affairs that members no longer do; nothing vanishes unless it is cancelled.",
    zh: "被剥离事务由谁承担；除取消外不会消失。",
  },
  options: [
    { name: "community", label: { en: "community staff", zh: "社区工作人员" } },
    { name: "counter", label: { en: "community counter", zh: "社区窗口" } },
    { name: "department", label: { en: "back to the department", zh: "退回部门" } },
    { name: "cancelled", label: { en: "cancelled or once-only form", zh: "取消或一表通" } },
    { name: "mixed", label: { en: "mixed", zh: "混合" } },
  ],
  statusQuo: "community",
  source:
    "docs/domain.md 11: of subdistrict items .36 went back to departments, .29 are joint; .56 of forms were stopped",
  enact(world, value) {
    world.policy.affairsDestination = value;
  },
};
