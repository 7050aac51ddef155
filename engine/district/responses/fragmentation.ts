/** Six parts of fragmentation, the unbroken chain, the score, and what describes the path: docs/measures.md, section 3. */

import { count } from "../../cases/cohort.ts";
import { handlerConcentration, organisational, organisationalRaw } from "../../cases/measures/concentration.ts";
import {
  gridCommunity,
  informational,
  outcome,
  ownership,
  parts,
  procedural,
  putAside,
  refused,
  requestFailed,
  unbrokenChain,
} from "../../cases/measures/fragmentation.ts";
import {
  distinctUnits,
  excessHandovers,
  handovers,
  hoursWithoutOwner,
  pingPong,
  sequentialContinuity,
} from "../../cases/measures/path.ts";
import { score } from "../../cases/measures/score.ts";
import { ratio } from "../../cases/measures/share.ts";
import { response } from "./response.ts";

const G = "fragmentation";

export const fragmentation = [
  response("unbrokenChain", G, "unbroken chain (U)", "链条完整率（U）", "share", "higher", (r) =>
    unbrokenChain(r.table, r.registered),
  ),
  response("f1Procedural", G, "F1 procedural: needless handover", "F1 程序：多余移交", "share", "lower", (r) =>
    procedural(r.table, r.registered),
  ),
  response(
    "f2Ownership",
    G,
    "F2 ownership: sent back or unanswered",
    "F2 权属：退回或久不签收",
    "share",
    "lower",
    (r) => ownership(r.table, r.registered),
  ),
  response("refusals", G, "refused by the rightful unit", "推诿率", "share", "lower", (r) =>
    refused(r.table, r.registered),
  ),
  response(
    "f3Informational",
    G,
    "F3 informational: unlinked second record",
    "F3 信息：重复立案",
    "share",
    "lower",
    (r) => informational(r.table, r.registered),
  ),
  response(
    "f4Organisational",
    G,
    "F4 organisational: like matters, unlike units",
    "F4 组织：同类异办",
    "share",
    "lower",
    (r) => organisational(r.table, r.registered),
  ),
  response(
    "f5GridCommunity",
    G,
    "F5 grid and community out of step",
    "F5 条块：网格与社区脱节",
    "share",
    "lower",
    (r) => gridCommunity(r.table, r.registered),
  ),
  response("f5aRequests", G, "F5a request fails at the first try", "F5a 首次请求未获配合", "share", "lower", (r) =>
    requestFailed(r.table, r.registered),
  ),
  response("f5bOtherLine", G, "F5b put aside for the other line", "F5b 因另一条线搁置", "share", "lower", (r) =>
    putAside(r.table, r.registered),
  ),
  response(
    "f6Outcome",
    G,
    "F6 outcome: failed check or closed unsolved",
    "F6 结果：核查未过或未解决结案",
    "share",
    "lower",
    (r) => outcome(r.table, r.registered),
  ),
  response(
    "fragmentationScore",
    G,
    "fragmentation score, equal weights",
    "碎片化指数（等权）",
    "share",
    "lower",
    (r) => score(parts(r.table, r.registered)),
    { counterpart: "unbrokenChain" },
  ),
  response("handovers", G, "handovers of a matter", "平均移交次数", "count", "lower", (r) =>
    handovers(r.table, r.registered),
  ),
  response("excessHandovers", G, "needless handovers of a matter", "平均多余移交次数", "count", "lower", (r) =>
    excessHandovers(r.table, r.registered),
  ),
  response("distinctUnits", G, "units that accepted a matter", "平均经手单位数", "count", "lower", (r) =>
    distinctUnits(r.table, r.registered),
  ),
  response("pingPong", G, "back and forth between two units", "来回移交率", "share", "lower", (r) =>
    pingPong(r.table, r.registered),
  ),
  response(
    "secon",
    G,
    "same unit as before, of acceptances (SECON)",
    "连续同一单位比例（SECON）",
    "share",
    "neither",
    (r) => sequentialContinuity(r.table, r.registered),
  ),
  response(
    "handlerConcentration",
    G,
    "concentration of handling units (HHI)",
    "经办单位集中度（HHI）",
    "index",
    "neither",
    (r) => handlerConcentration(r.table, r.registered),
  ),
  response(
    "dispersionRaw",
    G,
    "dispersion of like matters (1 - COC)",
    "同类事件分散度（1-COC）",
    "index",
    "neither",
    (r) => organisationalRaw(r.table, r.registered),
  ),
  response("hoursWithoutOwner", G, "hours without an owner", "无主时间", "h", "lower", (r) =>
    hoursWithoutOwner(r.table, r.registered),
  ),
  response(
    "duplicates",
    G,
    "unlinked further records per 100 matters",
    "每百件重复立案",
    "per 100 matters",
    "lower",
    (r) => 100 * ratio(r.tallies.duplicates, count(r.registered)),
  ),
];
