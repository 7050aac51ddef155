import type { ChoiceLever } from "./lever.ts";

export const gridLine: ChoiceLever = {
  kind: "choice",
  name: "gridLine",
  group: "staffing",
  label: { en: "a grid line", zh: "是否设网格" },
  explain: {
    en: "Whether there are grid members at all; without them community staff and departments do the work.",
    zh: "是否设网格员；不设则由社区和部门承担。",
  },
  options: [
    { name: "yes", label: { en: "yes", zh: "是" } },
    { name: "no", label: { en: "no", zh: "否" } },
  ],
  statusQuo: "yes",
  source: "docs/domain.md 1.1: grids since 2015 and before; without them: assumption",
  enact(world, value) {
    world.policy.gridLine = value;
  },
};
