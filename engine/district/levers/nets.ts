import type { NumberLever } from "./lever.ts";

export const nets: NumberLever = {
  kind: "number",
  name: "nets",
  group: "staffing",
  label: { en: "nets, each with its own members", zh: "网格“网”数" },
  explain: {
    en: "Into how many nets of separate lines the grid work is divided, each with members of its own.",
    zh: "网格工作被分成多少张由各条线分管的网，每张网各有队伍。",
  },
  unit: "nets",
  min: 1,
  max: 15,
  statusQuo: 1,
  source: "docs/domain.md 1.10: 15 departmental nets in Pidu until 2017",
  enact(world, value) {
    world.policy.nets = value;
  },
};
