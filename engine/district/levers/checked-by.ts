import type { ChoiceLever } from "./lever.ts";

export const checkedBy: ChoiceLever = {
  kind: "choice",
  name: "checkedBy",
  group: "assessment",
  label: { en: "who checks", zh: "由谁核查" },
  explain: {
    en: "Who checks whether a matter is solved before it is closed.",
    zh: "结案前由谁核查是否真正解决。",
  },
  options: [
    { name: "gridLine", label: { en: "grid line", zh: "网格员" } },
    { name: "office", label: { en: "grid office, from the desk", zh: "网格中心（远程）" } },
    { name: "thirdParty", label: { en: "third party", zh: "第三方" } },
  ],
  statusQuo: "gridLine",
  source: "docs/domain.md section 2: closing is apart from handling; third party: assumption",
  enact(world, value) {
    world.policy.checkedBy = value;
  },
};
