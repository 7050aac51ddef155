import type { NumberLever } from "./lever.ts";

export const overdueReminders: NumberLever = {
  kind: "number",
  name: "overdueReminders",
  group: "intelligent",
  label: { en: "reminders before the deadline", zh: "到期前催办" },
  explain: {
    en: "So many working days before its deadline a department's waiting matter is moved before others; 0 for none.",
    zh: "期限前若干工作日自动催办部门未办事件；0为不催办。",
  },
  unit: "working days",
  min: 0,
  max: 5,
  statusQuo: 0,
  source: "docs/domain.md section 2 (Baohe: reminders at every node); days are an assumption",
  enact(world, value) {
    world.policy.overdueReminders = value;
  },
};
