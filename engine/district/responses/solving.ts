/** What happened, over the matters born in the intake (docs/measures.md, section 2, B). */

import { count } from "../../cases/cohort.ts";
import {
  discoveryDelay,
  neverFound,
  settledAmongNeighbours,
  silentShare,
  solvedWithin,
  timeToSolve,
  timeToSolveQuantile,
} from "../../cases/measures/solving.ts";
import { response } from "./response.ts";

const G = "efficiency";

export const solving = [
  response(
    "solvedWithin7",
    G,
    "solved within 7 days",
    "7日内解决率",
    "share",
    "higher",
    (r) => solvedWithin(r.table, r.born, 7),
    { counterpart: "affairsUndone" },
  ),
  response("solvedWithin1", G, "solved within a day", "1日内解决率", "share", "higher", (r) =>
    solvedWithin(r.table, r.born, 1),
  ),
  response("solvedWithin30", G, "solved within 30 days", "30日内解决率", "share", "higher", (r) =>
    solvedWithin(r.table, r.born, 30),
  ),
  response(
    "timeToSolve",
    G,
    "time to solve, mean up to the follow-up",
    "平均解决时间（以跟踪期为限）",
    "h",
    "lower",
    (r) => timeToSolve(r.table, r.born),
  ),
  response("timeToSolveP50", G, "time to solve, median", "解决时间中位数", "h", "lower", (r) =>
    timeToSolveQuantile(r.table, r.born, 0.5),
  ),
  response("timeToSolveP90", G, "time to solve, 90th percentile", "解决时间90分位", "h", "lower", (r) =>
    timeToSolveQuantile(r.table, r.born, 0.9),
  ),
  response("born", G, "matters that arose", "发生事件", "matters", "neither", (r) => count(r.born)),
  response("discoveryDelay", G, "time until a public matter is recorded", "公共事件发现时间", "h", "lower", (r) =>
    discoveryDelay(r.table, r.born),
  ),
  response("neverFound", G, "public matters never recorded", "未被发现的公共事件", "share", "lower", (r) =>
    neverFound(r.table, r.born),
  ),
  response("silentShare", G, "needs kept silent", "沉默诉求比例", "share", "lower", (r) =>
    silentShare(r.table, r.born),
  ),
  response(
    "settledAmongNeighbours",
    "residents",
    "needs settled among neighbours",
    "邻里自行解决率",
    "share",
    "higher",
    (r) => settledAmongNeighbours(r.table, r.born),
    { counterpart: "hours:community:organising" },
  ),
];
