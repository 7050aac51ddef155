/** Staff, by role and never by person; affairs, never mixed with matters (docs/measures.md, section 2, 15). */

import { ratio } from "../../cases/measures/share.ts";
import { CANCELLED, CARRIERS, DROPPED, PENDING } from "../agents/affair.ts";
import { ACTIVITIES, IDLE, LINES, ORGANISING, PATROL } from "../events.ts";
import type { Measured } from "../measured.ts";
import { response } from "./response.ts";

const G = "staff";

const mean = (values: Float64Array): number =>
  ratio(
    values.reduce((sum, x) => sum + x, 0),
    values.length,
  );

/** Affairs due in the intake: how many, done by then, and not done at all by the end. */
function dueAffairs(r: Measured): { due: number; onTime: number; undone: number } {
  const { doneAt, carrier } = r.world.affairs;
  const { dueAt } = r.world.exogenous.affairs;
  const end = r.window.start + r.window.length;
  let due = 0;
  let onTime = 0;
  let undone = 0;
  for (let i = 0; i < dueAt.length; i++) {
    if (!(dueAt[i] >= r.window.start && dueAt[i] < end)) continue;
    due++;
    if (doneAt[i] <= dueAt[i]) onTime++;
    if (carrier[i] === DROPPED || carrier[i] === PENDING) undone++;
  }
  return { due, onTime, undone };
}

/** @returns hours of affairs due in the intake by who carried them in the end, hours a week */
function carried(r: Measured, by: number): number {
  const { carrier } = r.world.affairs;
  const { dueAt, hours } = r.world.exogenous.affairs;
  const end = r.window.start + r.window.length;
  let total = 0;
  for (let i = 0; i < dueAt.length; i++) {
    if (carrier[i] === by && dueAt[i] >= r.window.start && dueAt[i] < end) total += by === CANCELLED ? 1 : hours[i];
  }
  return total / (r.window.length / 168);
}

const CARRIER_ZH: Readonly<Record<string, string>> = {
  member: "网格员",
  community: "社区",
  counter: "窗口",
  department: "部门",
  dropped: "作废",
  cancelled: "取消（件/周）",
};

const UTILISED = [
  ["member", "网格员"],
  ["community", "社区"],
  ["counter", "窗口"],
  ["office", "网格中心"],
  ["hotline", "热线"],
  ["department", "部门"],
] as const;

/** @returns hours with a task over all hours of a line */
function utilisation(r: Measured, line: number): number {
  let busy = 0;
  let all = 0;
  for (let a = 0; a < ACTIVITIES.length; a++) {
    const hours = r.tallies.hours[line * ACTIVITIES.length + a];
    all += hours;
    if (a !== IDLE && a !== ORGANISING && a !== PATROL) busy += hours;
  }
  return ratio(busy, all);
}

export const staff = [
  response("affairsOnTime", "affairs", "affairs done by their due date", "事务按期完成率", "share", "higher", (r) => {
    const { due, onTime } = dueAffairs(r);
    return ratio(onTime, due);
  }),
  response("affairsUndone", "affairs", "affairs left undone", "事务未完成率", "share", "lower", (r) => {
    const { due, undone } = dueAffairs(r);
    return ratio(undone, due);
  }),
  ...CARRIERS.slice(1).map((name, i) =>
    response(
      `affairHours:${name}`,
      "affairs",
      name === "cancelled" ? "affairs cancelled" : `hours of affairs: ${name}`,
      `事务工时：${CARRIER_ZH[name]}`,
      name === "cancelled" ? "affairs/week" : "h/week",
      "neither",
      (r) => carried(r, i + 1),
    ),
  ),
  response("fatigue", G, "fatigue of grid members", "网格员疲劳度", "0-1", "lower", (r) =>
    ratio(r.tallies.fatigueSum, r.tallies.fatigueDays),
  ),
  response("exhausted", G, "member-days with fatigue above .6", "高疲劳人日比例", "share", "lower", (r) =>
    ratio(r.tallies.exhaustedDays, r.tallies.fatigueDays),
  ),
  response("quits", G, "resignations of grid members", "网格员离职", "per member-year", "lower", (r) =>
    ratio(r.tallies.quits * 250, r.tallies.fatigueDays),
  ),
  response(
    "leadersLoad",
    G,
    "load of members, as grid offices' leaders perceive it",
    "网格中心领导感知的负荷",
    "ratio",
    "lower",
    (r) => mean(r.world.leaders.load),
  ),
  response(
    "leadersCooperation",
    G,
    "cooperation, as grid offices' leaders perceive it",
    "网格中心领导感知的配合度",
    "0-1",
    "higher",
    (r) => mean(r.world.leaders.cooperation),
  ),
  response("systems", G, "nets, and so systems, a household deals with", "并存网格系统数", "systems", "lower", (r) =>
    r.world.hasGridLine ? r.world.nets : 0,
  ),
  response(
    "whistles",
    G,
    "whistles of the subdistrict",
    "吹哨次数",
    "per month",
    "neither",
    (r) => r.tallies.whistles / r.years / 12,
  ),
  response(
    "falseAlarms",
    G,
    "false alarms of sensors",
    "感知误报",
    "per month",
    "lower",
    (r) => r.tallies.alarms / r.years / 12,
  ),
  response("localKnowledge", G, "local knowledge of members", "网格员熟悉度", "0-1", "higher", (r) =>
    ratio(r.tallies.knowledgeSum, r.tallies.fatigueDays),
  ),
  response("alignment", G, "alignment of member and community", "条块协同度", "0-1", "higher", (r) =>
    ratio(r.tallies.alignmentSum, r.tallies.fatigueDays),
  ),
  response("orderConflicts", G, "order conflicts", "指挥冲突", "per member-month", "lower", (r) =>
    ratio(r.tallies.orderConflicts * 21, r.tallies.fatigueDays),
  ),
  response(
    "requests",
    G,
    "requests between the lines per 100 matters",
    "每百件条块请求",
    "per 100 matters",
    "neither",
    (r) => {
      const registered = r.registered.reduce((n, x) => n + x, 0);
      return 100 * ratio(r.tallies.requests, registered);
    },
  ),
  response(
    "takeovers",
    G,
    "matters taken over by community staff per 100",
    "每百件社区代办",
    "per 100 matters",
    "lower",
    (r) => {
      const registered = r.registered.reduce((n, x) => n + x, 0);
      return 100 * ratio(r.tallies.takeovers, registered);
    },
  ),
  ...UTILISED.map(([line, zh]) =>
    response(`utilisation:${line}`, G, `${line}: hours with a task`, `${zh}有任务工时占比`, "share", "neither", (r) =>
      utilisation(r, LINES.indexOf(line)),
    ),
  ),
];
