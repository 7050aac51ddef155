import type { NumberLever } from "./lever.ts";

export const microGridHeads: NumberLever = {
  kind: "number",
  name: "microGridHeads",
  group: "collaborative",
  label: { en: "micro-grid heads", zh: "微网格长" },
  explain: {
    en: "Part-time heads of micro-grids for each grid: they tell the member what they see and hear, and are paid by task.",
    zh: "每网格兼职微网格长人数：把所见所闻告知网格员，按件计酬。",
  },
  unit: "persons/grid",
  min: 0,
  max: 12,
  statusQuo: 0,
  source: "docs/domain.md row 7, 1.1, 1.5: 8.7 a grid since August 2022, none before",
  enact(world, value) {
    world.policy.microGridHeads = value;
  },
};
