import type { NumberLever } from "./lever.ts";

export const targetedVisits: NumberLever = {
  kind: "number",
  name: "targetedVisits",
  group: "refined",
  label: { en: "visits by need for service", zh: "按服务需求走访" },
  explain: {
    en: "The share of visits that go to households classified by their need for service instead of in turn.",
    zh: "按服务需求分类走访的比例，其余依次走访。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source: "assumption",
  enact(world, value) {
    world.policy.targetedVisits = value;
  },
};
