import type { NumberLever } from "./lever.ts";

export const dispatchSpeed: NumberLever = {
  kind: "number",
  name: "dispatchSpeed",
  group: "intelligent",
  label: { en: "speed of triage and dispatch", zh: "研判派遣速度" },
  explain: {
    en: "How many records a dispatcher triages in the time of one today.",
    zh: "派遣员处理一件的时间内可处理的件数（相对现状）。",
  },
  unit: "ratio",
  min: 0.5,
  max: 5,
  statusQuo: 1,
  source: "docs/domain.md row 35: .06 to .5 h; relative to triageHours",
  enact(world, value) {
    world.policy.dispatchSpeed = value;
  },
};
