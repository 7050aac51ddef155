/** Hours a week by line and activity: accumulated from the start and end of tasks, idle a row of its own. */
import { ACTIVITIES, ACTIVITY_OF_TASK, FREE_ACTIVITY, LINES, Task } from "../events.ts";
import { response } from "./response.ts";

const T = (...kinds: (keyof typeof Task)[]): number[] => kinds.map((kind) => ACTIVITY_OF_TASK[Task[kind]]);

/** Which activities each line can have at all, in the order of LINES. */
const DONE_BY: readonly (readonly number[])[] = [
  T("matter", "verify", "affair", "visit", "meeting", "patrol", "duplicate", "emptyReport", "training"),
  T("communityMatter", "verify", "affair", "visit", "meeting", "cooperate", "duplicate", "petition"),
  T("counter", "affair"),
  T("triage", "duplicate", "check"),
  T("intake", "enquiry"),
  T("centre"),
  T("work", "affair", "background", "duplicate", "summon"),
  T("property", "duplicate"),
  T("communityMatter"),
  T("communityMatter"),
];

const LINE_ZH = ["网格员", "社区", "窗口", "网格中心", "热线", "区中心", "部门", "物业", "志愿者", "社会组织"];
const ACTIVITY_ZH: Readonly<Record<string, string>> = {
  matters: "处置事件",
  verification: "核查",
  affairs: "行政事务",
  visits: "走访采集",
  meetings: "会议",
  patrol: "巡查",
  cooperation: "配合",
  duplicates: "重复件",
  intake: "受理",
  enquiries: "咨询",
  dispatch: "派遣",
  background: "样本外事件",
  counter: "窗口值守",
  reports: "报数",
  training: "培训",
  petitions: "信访",
  organising: "组织动员",
  idle: "空闲",
};

export const hours = LINES.flatMap((line, l) =>
  [...new Set([...DONE_BY[l], FREE_ACTIVITY[l]])]
    .sort((a, b) => a - b)
    .map((a) =>
      response(
        `hours:${line}:${ACTIVITIES[a]}`,
        "hours",
        `${line}: ${ACTIVITIES[a]}`,
        `${LINE_ZH[l]}：${ACTIVITY_ZH[ACTIVITIES[a]]}`,
        "h/week",
        "neither",
        (r) => r.hours(l, a),
      ),
    ),
);
