/** The names under which logs of many origins keep what is read from them. */
import { ROLES, type RoleName } from "../../engine/cases/log/role.ts";

/** What a column may hold; nothing else of a log is ever read. */
export const FIELDS = [
  "case",
  "activity",
  "time",
  "start",
  "lifecycle",
  "instance",
  "resource",
  "group",
  "opened",
  "closed",
  "deadline",
  "status",
  "onTime",
  "category",
  "area",
  "channel",
  "satisfaction",
  "closure",
  "duplicate",
  "reopened",
  "hours",
] as const;

export type FieldName = (typeof FIELDS)[number];

/** Normalised names, the likeliest first: XES, 311 systems, Open311, process-mining tools, Chinese city management. */
const NAMES: Readonly<Record<FieldName, string>> = {
  case: `case:concept:name, case_id, case, case number, case_enquiry_id, unique key, srnumber, service_request_id,
    service request number, request_id, ticket_id, incident_id, matter, patient,
    案件编号, 案卷编号, 工单编号, 工单号, 事件编号, 问题编号, 任务号, 任务编号, 受理编号, 流水号, 编号`,
  activity: `concept:name, activity, activity name, event, event name, task, step, handling,
    活动, 环节, 环节名称, 处理环节, 流程环节, 办理环节, 操作`,
  time: `time:timestamp, timestamp, complete_timestamp, completion time, event time, time, end_timestamp, end time,
    datetime, 时间, 操作时间, 处理时间, 办理时间, 完成时间`,
  start: "start_timestamp, start time, started, 开始时间",
  lifecycle: "lifecycle:transition, lifecycle, transition, registration_type",
  instance: "concept:instance, activity_instance_id, instance, handling_id",
  resource: "org:resource, resource, user, employee, queue, assignto, 处置人, 经办人, 办理人, 操作人, 网格员",
  group: `org:group, group, department, agency_responsible, agency, owner, dept, unit, team,
    处置部门, 责任部门, 主责部门, 承办单位, 处置单位, 办理单位, 责任单位, 部门, 单位`,
  opened: `open_dt, created date, requested_datetime, opened, open date, created_at, created, date created, reported_at,
    上报时间, 受理时间, 立案时间, 登记时间, 来电时间, 发现时间, 创建时间`,
  closed: `closed_dt, closed date, close date, closed, closed_at, case:enddate, end date, resolved_at,
    结案时间, 处置结束时间, 办结时间, 关闭时间`,
  deadline: `target_dt, due date, case:deadline, deadline, due, expected_datetime, target date,
    处置截止时间, 截止时间, 处置期限, 办理期限, 应结案时间`,
  status: "case_status, status, 当前阶段, 案件状态, 状态",
  onTime: "ontime, on time, 是否按期, 按期结案, 是否按时",
  category: `category, case:category, type, request type, complaint type, service_name, case type,
    大类名称, 问题类型, 事件类型, 诉求类型, 案件类型, 类别, 分类, 小类名称`,
  area: `area, case:area, neighborhood, neighbourhood, borough, ncname, community board, district, ward, community,
    街道, 街镇, 所属街道, 社区, 所属社区, 区域, 网格`,
  channel: "channel, case:channel, source, request source, open data channel type, 问题来源, 来源, 渠道, 诉求渠道",
  satisfaction: "satisfaction, satisfied, rating, 满意度, 是否满意, 评价, 回访结果",
  closure: "closure_code, closure reason, 结案类型, 办结类型",
  duplicate: "duplicate, is_duplicate, duplicate_of, parent case, 是否重复, 重复案件",
  reopened: "reopened, is_reopened, reopen count, 是否重办, 是否返工",
  hours: "gridgov:epochHours",
};

/** Letters and digits of any script, in lower case: `case:concept:name`, `Case_Concept_Name` and the like are one name. */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

const ranks = (list: string): Map<string, number> =>
  new Map(list.split(",").map((name, rank) => [normalised(name), rank]));

const RANKS = new Map(FIELDS.map((field) => [field, ranks(NAMES[field])]));

/** @returns how likely a column of that name holds the field: 0 is likeliest; null if it is not known for it */
export function rankOf(field: FieldName, column: string): number | null {
  return RANKS.get(field)?.get(normalised(column)) ?? null;
}

/** Activities whose meaning is known by their name; gridgov's own exports use the first of each. */
const ACTIVITIES: Readonly<Record<RoleName, string>> = {
  other: "",
  // Not 上报, 受理 or 立案: each is a step that every case takes once, and no further record of it.
  recorded: "recorded",
  contact: "contact, reminder, 催办, 督办",
  dispatched: "dispatched, follow_on_created, 派遣, 派单, 交办, 转办",
  accepted: "accepted, 接单, 签收, 接收, 承办",
  sentBack: "sentBack, sent back, returned, 回退, 退回, 退单, 推诿",
  passed: "passed, handed over, 移交",
  done: "done, follow_on_closed, 处置完成, 处置反馈",
  checkPassed: "checkPassed, check passed, 核查通过",
  checkFailed: "checkFailed, check failed, 核查不通过, 返工, 返工重办",
  closed: "closed, closed case, 结案, 办结, 归档",
  reopened: "reopened, 重办, 重新受理",
  satisfied: "satisfied, 满意, 回访满意",
  dissatisfied: "dissatisfied, 不满意, 回访不满意",
};

const ROLE_BY_NAME = new Map(
  ROLES.flatMap((role) =>
    ACTIVITIES[role]
      .split(",")
      .map(normalised)
      .filter((name) => name !== "")
      .map((name) => [name, role] as const),
  ),
);

export function roleOfActivity(activity: string): RoleName {
  return ROLE_BY_NAME.get(normalised(activity)) ?? "other";
}

/** Rows that a tool has added to mark where cases begin and end. */
const ARTIFICIAL = new Set(["start", "end", "artificialstart", "artificialend", "▶", "■"].map(normalised));

/** @returns whether the row only marks a beginning or an end: its resource is the mark itself, or nobody */
export function isArtificial(activity: string, resource: string): boolean {
  return ARTIFICIAL.has(normalised(activity)) && (isNull(resource) || resource === activity);
}

const NULLS = new Set(["", "?", "nat", "nan", "null", "none", "n/a", "na", "-", "unknown"]);

/** @returns whether a field says that nothing is known; not to be asked of a case's id, which may well be `NA` */
export function isNull(text: string): boolean {
  return text.length <= 7 && NULLS.has(text.trim().toLowerCase());
}

const YES = new Set([
  "ontime",
  "yes",
  "y",
  "true",
  "1",
  "satisfied",
  "是",
  "按期",
  "按时",
  "满意",
  "非常满意",
  "基本满意",
]);
const NO = new Set(["overdue", "late", "no", "n", "false", "0", "dissatisfied", "否", "超期", "逾期", "不满意"]);

/** @returns 1, 0, or -1 for neither */
export function yesOrNo(text: string): number {
  const word = normalised(text);
  return YES.has(word) ? 1 : NO.has(word) ? 0 : -1;
}

const CLOSED = new Set(["closed", "complete", "completed", "resolved", "已结案", "结案", "已办结", "办结", "归档"]);

export function isClosedStatus(text: string): boolean {
  return CLOSED.has(normalised(text));
}

export function isDuplicateClosure(text: string): boolean {
  return /duplicate|重复/i.test(text);
}
