import type { NumberLever } from "./lever.ts";

export const coordinationMeetings: NumberLever = {
  kind: "number",
  name: "coordinationMeetings",
  group: "collaborative",
  label: { en: "coordination meetings", zh: "条块协调会" },
  explain: {
    en: "Meetings a month of grid members with community staff; their hours are charged.",
    zh: "网格员与社区每月协调会次数，工时计入。",
  },
  unit: "per month",
  min: 0,
  max: 8,
  statusQuo: 0,
  source: "assumption",
  enact(world, value) {
    world.policy.coordinationMeetings = value;
  },
};
