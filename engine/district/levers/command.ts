import type { ChoiceLever } from "./lever.ts";

export const command: ChoiceLever = {
  kind: "choice",
  name: "command",
  group: "separation",
  label: { en: "who commands the grid member", zh: "网格员指挥权" },
  explain: { en: "Whose orders decide the order of a member's day.", zh: "谁决定网格员一天工作的先后。" },
  options: [
    { name: "community", label: { en: "community", zh: "社区" } },
    { name: "shared", label: { en: "both lines", zh: "双重指挥" } },
    { name: "gridOffice", label: { en: "grid office", zh: "网格中心" } },
  ],
  statusQuo: "shared",
  source: "docs/domain.md 11: Pidu's one net is led by the grid line; assumption elsewhere",
  enact(world, value) {
    world.policy.command = value;
  },
};
