import type { NumberLever } from "./lever.ts";

export const adjudicationAfter: NumberLever = {
  kind: "number",
  name: "adjudicationAfter",
  group: "collaborative",
  label: { en: "send-backs before adjudication", zh: "裁决前退回次数" },
  explain: {
    en: "After so many send-backs the district centre rules who handles a matter.",
    zh: "退回达到该次数后由区中心裁定主办单位。",
  },
  unit: "send-backs",
  min: 1,
  max: 6,
  statusQuo: 4,
  source: "docs/domain.md 3.15, 3.18 for the ruling; their number is an assumption",
  enact(world, value) {
    world.policy.adjudicationAfter = value;
  },
};
