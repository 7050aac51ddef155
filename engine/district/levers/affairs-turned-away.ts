import type { NumberLever } from "./lever.ts";

export const affairsTurnedAway: NumberLever = {
  kind: "number",
  name: "affairsTurnedAway",
  group: "separation",
  label: { en: "affairs turned away from grid members", zh: "网格员事务剥离比例" },
  explain: {
    en: "The share of administrative affairs bound for grid members that separation turns away.",
    zh: "应下沉到网格员的行政事务中被剥离的比例。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source: "docs/domain.md 4.2 (81 items of 28 departments cancelled), rows 13-14",
  enact(world, value) {
    if (world.policy.affairsTurnedAway === value) return;
    world.policy.affairsTurnedAway = value;
    world.turnedAwaySince = world.now;
  },
};
