import type { PatternWords } from "./pattern-words.ts";

const list = (items: readonly string[]): string => items.join("；");

export const PATTERNS_ZH: PatternWords = {
  targets: "目标：用于设定模型，不构成证据",
  predictions: "预测：未用于拟合，可能失败",
  echoes: "回声：输入再次出现，不构成证据",
  nulls: "零模型：同一地区去掉一种机制",
  summary: ({ targets, predictions, supporting, inputs, echoes }) =>
    `目标达到${targets}项，预测通过${predictions}项。通过的预测中有${supporting}项支持某种机制，因为至少一个零模型不能给出${inputs === 0 ? "" : `；其中${inputs}项部分为输入`}。回声核对无误${echoes}项。`,
  of: (n, all) => `${n}/${all}`,
  row: ({ name, label, value, interval, published, told }) =>
    `${name} ${label}：${value}${interval === null ? "" : `（${interval}）`}；公开数据：${published}。${told}`,
  met: "达到",
  missed: "未达到",
  passed: "通过",
  failed: "未通过",
  verified: "核对无误",
  notVerified: "核对不符",
  close: "其区间越过公开范围的一端。",
  null: ({ label, value, isMet }) => `${label}${value}${isMet === null ? "" : isMet ? "（符合）" : "（不符合）"}`,
  beside: (nulls) => `零模型：${list(nulls)}。`,
  supports: (nulls) => `以下零模型不能给出，因而支持其所缺的机制：${list(nulls)}。`,
  supportsNothing: "每个零模型同样符合：它不支持任何机制。",
  nullsDoBetter: "模型未通过，而每个零模型都符合。",
  inputs: (names) => `部分为输入：${names.join("、")}。`,
  why: (text) => `对原因的推测：${text}。`,
  source: (text) => `来源：${text}。`,
  meaning: ({ label, meaning }) => `${label}：${meaning}。`,
  pair: (p) =>
    `${p.label}：结案率${p.simulatedClosure}，公开值${p.closure}${p.isClosureMet ? "" : "（无法达到）"}，负荷率${p.load}；按期结案率${p.predicted}${p.interval === null ? "" : `（${p.interval}）`}，公开值${p.onTime}，相差${p.distance}：${p.hit ? "命中" : "未命中"}。`,
  closures: ({ world, hits, of, distance }) => `${world}：${of}对命中${hits}对，平均相差${distance}个百分点。`,
  world: "模型本身",
  withoutGaming: "同一模型，无指标博弈",
  pairs: "对",
  chart: {
    title: "公开数据、模型与零模型",
    known: "灰色：公开数据",
    model: "圆点与线：模型的均值及其区间。",
    null: "带编号：零模型。",
  },
  table: {
    name: "模式",
    published: "公开数据",
    simulated: "模型（区间）",
    verdict: "判断",
    supports: "支持某种机制",
    inputs: "部分为输入",
    source: "来源",
    yes: "是",
    no: "否",
  },
  pairTable: {
    head: ["公开数据", "结案率", "模型结案率", "负荷率", "按期结案率", "模型按期结案率（区间）", "命中"],
    outOfReach: "无法达到",
  },
  whyTitle: "对模型未通过之处的推测：",
};
