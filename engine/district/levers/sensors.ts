import type { NumberLever } from "./lever.ts";

export const sensors: NumberLever = {
  kind: "number",
  name: "sensors",
  group: "intelligent",
  label: { en: "sensors", zh: "物联感知设备" },
  explain: {
    en: "Sensors for each 1,000 households: they find some public matters, and raise false alarms.",
    zh: "每千户感知设备数：能发现部分公共事件，也会误报。",
  },
  unit: "per 1,000 households",
  min: 0,
  max: 500,
  statusQuo: 0,
  source: "docs/domain.md 11: 194,000 sensors in Chenghua, some 280 for 1,000 households",
  enact(world, value) {
    world.policy.sensors = value;
  },
};
