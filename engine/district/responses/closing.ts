/** What the system shows, over the matters registered in the intake (docs/measures.md, section 2, R). */

import { count, every } from "../../cases/cohort.ts";
import { backlog, backlogAt } from "../../cases/measures/backlog.ts";
import {
  closedUnsolved,
  closureShare,
  onTimeResident,
  promiseKept,
  timeToClose,
  timeToCloseQuantile,
} from "../../cases/measures/closing.ts";
import {
  accurateDispatchOfficial,
  accurateDispatchTrue,
  extension,
  reopened,
  reworkRate,
  selfHandled,
  shelved,
} from "../../cases/measures/handling.ts";
import { emptyReportShare, officialClosureRate, officialOnTimeRate } from "../../cases/measures/official.ts";
import { notDissatisfiedOfClosed, ratingResponse, satisfiedOfRated } from "../../cases/measures/rating.ts";
import { response } from "./response.ts";

const G = "efficiency";
const O = "official";

export const closing = [
  response(
    "promiseKept",
    G,
    "closed and truly solved by the deadline",
    "按期真实解决率",
    "share",
    "higher",
    (r) => promiseKept(r.table, r.registered),
    {
      counterpart: "closedUnsolved",
    },
  ),
  response(
    "satisfiedOfRated",
    G,
    "satisfied, of those who rated",
    "评价满意率",
    "share",
    "higher",
    (r) => satisfiedOfRated(r.table, r.registered),
    { counterpart: "ratingResponse" },
  ),
  response(
    "notDissatisfiedOfClosed",
    O,
    "not dissatisfied, of closed",
    "结案非不满意率",
    "share",
    "higher",
    (r) => notDissatisfiedOfClosed(r.table, r.registered),
    { counterpart: "ratingResponse" },
  ),
  response("ratingResponse", O, "rated, of those asked", "评价率", "share", "neither", (r) =>
    ratingResponse(r.table, r.registered),
  ),
  response(
    "timeToClose",
    G,
    "time to close, mean up to the follow-up",
    "平均结案时间（以跟踪期为限）",
    "h",
    "lower",
    (r) => timeToClose(r.table, r.registered),
  ),
  response("timeToCloseP50", G, "time to close, median", "结案时间中位数", "h", "lower", (r) =>
    timeToCloseQuantile(r.table, r.registered, 0.5),
  ),
  response("timeToCloseP90", G, "time to close, 90th percentile", "结案时间90分位", "h", "lower", (r) =>
    timeToCloseQuantile(r.table, r.registered, 0.9),
  ),
  response(
    "closureShare",
    G,
    "closed within the follow-up",
    "跟踪期内结案率",
    "share",
    "higher",
    (r) => closureShare(r.table, r.registered),
    { counterpart: "closedUnsolved" },
  ),
  response(
    "onTimeResident",
    G,
    "closed by the first deadline",
    "按原期限结案率",
    "share",
    "higher",
    (r) => onTimeResident(r.table, r.registered),
    { counterpart: "closedUnsolved" },
  ),
  response("closedUnsolved", G, "closed though not solved", "未解决而结案率", "share", "lower", (r) =>
    closedUnsolved(r.table, r.registered),
  ),
  response(
    "officialClosure",
    O,
    "official closure rate",
    "结案率",
    "share",
    "higher",
    (r) => officialClosureRate(r.months),
    { counterpart: "closedUnsolved" },
  ),
  response(
    "officialOnTime",
    O,
    "official on-time closure rate",
    "按期结案率",
    "share",
    "higher",
    (r) => officialOnTimeRate(r.months),
    { counterpart: "closedUnsolved" },
  ),
  response("registered", O, "matters registered", "登记事件", "matters", "neither", (r) => count(r.registered), {
    counterpart: "born",
  }),
  response(
    "selfHandled",
    G,
    "closed by the grid line without dispatch",
    "自处置率",
    "share",
    "neither",
    (r) => selfHandled(r.table, r.registered),
    { counterpart: "reopened" },
  ),
  response("reopened", G, "reopened after closing", "结案后重开率", "share", "lower", (r) =>
    reopened(r.table, r.registered),
  ),
  response("accurateDispatchOfficial", O, "accurate dispatch, official", "准确派遣率（官方）", "share", "higher", (r) =>
    accurateDispatchOfficial(r.table, r.registered),
  ),
  response("accurateDispatchTrue", G, "first dispatched to a true owner", "首派应办单位率", "share", "higher", (r) =>
    accurateDispatchTrue(r.table, r.registered),
  ),
  response("reworkRate", G, "rework after a failed check", "返工率", "share", "lower", (r) =>
    reworkRate(r.table, r.registered),
  ),
  response("extension", O, "extended", "延期率", "share", "lower", (r) => extension(r.table, r.registered)),
  response("shelved", O, "shelved", "挂账率", "share", "lower", (r) => shelved(r.table, r.registered)),
  response("emptyReports", O, "empty reports, of records", "空报率", "share", "lower", (r) =>
    emptyReportShare(r.table, r.registered, r.window),
  ),
  response("backlog", G, "open matters, time average", "平均积存事件", "matters", "lower", (r) =>
    backlog(r.table, every(r.table), r.window),
  ),
  response("backlogEnd", G, "open matters at the end of intake", "期末积存事件", "matters", "lower", (r) =>
    backlogAt(r.table, every(r.table), r.window.start + r.window.length),
  ),
];
