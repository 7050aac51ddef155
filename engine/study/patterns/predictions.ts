/** Published figures that nothing was fitted to. V1 stands in `closure-pairs.ts`: it has a number to free first. */
import { difference, one, type Pattern, relievedMore } from "./pattern.ts";

export const PREDICTIONS: readonly Pattern[] = [
  {
    name: "V2",
    label: {
      en: "on time as officially counted, less on time by the first deadline",
      zh: "官方按期率减去按原期限的按期率",
    },
    unit: "share",
    ...difference("officialOnTime", "onTimeResident"),
    published: {
      en: "officially 98.5 to 99.96 in 100, in single records 91.5: above 0",
      zh: "官方口径每百件98.5至99.96件，逐件记录91.5件：大于0",
    },
    range: { low: 0, high: null },
    source: "docs/domain.md row 44, 3a",
    inputs: [],
    why: {
      en: "the official rate counts an overdue open matter again in every month, which outweighs extensions and a stopped clock while few units game; the published pair also compares two cities",
      zh: "官方口径每月都把逾期未结的事件重复计入应结案，在少有指标博弈时其影响超过延期与停表；公开的一对数字也来自两个城市",
    },
  },
  {
    name: "V3",
    label: {
      en: "overdue at units of the city, less overdue in the district",
      zh: "市级单位超期率减去区级及以下超期率",
    },
    unit: "share",
    ...difference("overdueCity", "overdueDistrict"),
    published: {
      en: "1.51 against 0.04 in 100 tickets (Chengdu): above 0",
      zh: "每百件工单1.51件对0.04件（成都）：大于0",
    },
    range: { low: 0, high: null },
    source: "docs/domain.md row 44, 3.1",
    inputs: [],
    why: {
      en: "nothing in the model makes a unit of the city slower than one of the district but its kind of matter, and the difference is within the noise",
      zh: "除事件类别外，模型中没有使市级单位慢于区级单位的机制，差异在随机波动之内",
    },
  },
  {
    name: "V4",
    label: {
      en: "on time of what hotline and app record, on days with few records less on days with many",
      zh: "热线与小程序登记较少之日与较多之日按期率之差",
    },
    unit: "share",
    ...one("onTimeByLoad"),
    published: { en: "2 to 6 more in 100 (New York: 3.5)", zh: "每百件多2至6件（纽约3.5）" },
    range: { low: 0.02, high: 0.06 },
    source: "docs/domain.md row 48, 3.22",
    inputs: ["dayVariation", "weekendDemand"],
    why: {
      en: "a matter takes days, over which the load of single days evens out; deadlines run in working time, and limits are wide beside the swing of a day",
      zh: "一件事件历时数日，单日负荷的起伏已被抹平；期限按工作时间计，相对于单日波动较宽",
    },
  },
  {
    name: "V5a",
    label: { en: "records that repeat, of hotline and app", zh: "热线重复件比例" },
    unit: "share",
    ...one("repeatedRecords"),
    published: { en: "9.6 to 19.6 in 100 (Daying)", zh: "每百件9.6至19.6件（大英）" },
    range: { low: 0.096, high: 0.196 },
    source: "docs/domain.md row 46, 3.12",
    inputs: ["linkSame", "repeatUnsolved", "repeatDissatisfied"],
    why: null,
  },
  {
    name: "V5b",
    label: {
      en: "further contacts a matter, ever without an owner less never",
      zh: "件均追加反映：曾无主与未曾无主之差",
    },
    unit: "count",
    ...one("contactsWithoutOwner"),
    published: {
      en: "more; 55 about one matter while eight units argued (Pingshan): above 0",
      zh: "更多；八个单位争执期间同一事件55次投诉（坪山）：大于0",
    },
    range: { low: 0, high: null },
    source: "docs/domain.md 3.16",
    inputs: [],
    why: null,
  },
  {
    name: "V6",
    label: { en: "rank correlation of handovers and time to close", zh: "移交次数与结案时间的秩相关" },
    unit: "correlation",
    ...one("handoversWithTime"),
    published: {
      en: ".25 between units and .71 between persons in a municipality's permit log; confirmed in another log",
      zh: "某市政许可日志中，按单位0.25，按人员0.71；另一日志亦证实相关",
    },
    range: { low: 0.25, high: 0.71 },
    source: "docs/domain.md section 5",
    inputs: [],
    why: null,
  },
  {
    name: "V7",
    label: { en: "time until a new channel's records reach their plateau", zh: "新渠道上报达到平稳所需时间" },
    unit: "months",
    ...one("monthsOfAdoption"),
    published: { en: "4 to 10 months (Pingshan: 6)", zh: "4至10个月（坪山6个月）" },
    range: { low: 4, high: 10 },
    source: "docs/domain.md row 51, 3a",
    inputs: ["appAwareMonths", "appStart"],
    why: {
      en: "three in ten know the app when the burn-in begins, so that most of the ramp is over; Pingshan's channel began with nobody",
      zh: "预热期开始时已有三成居民知晓小程序，爬升大半已过；坪山的渠道从零开始",
    },
  },
  {
    name: "V8a",
    label: {
      en: "affairs that relieved members carry, last quarter less first",
      zh: "减负后网格员承担的事务：末季与首季之差",
    },
    unit: "share",
    ...one("reliefRegrown"),
    published: { en: "the more cut, the heavier: relief grows back, above 0", zh: "“越减越重”：减负会反弹，大于0" },
    range: { low: 0, high: null },
    source: "docs/domain.md row 15, 4.4, 4.5",
    inputs: ["rebound"],
    why: null,
  },
  {
    name: "V8b",
    label: {
      en: "part of load that relief takes away, less part of burnout",
      zh: "减负降低的负荷比例减去降低的倦怠比例",
    },
    unit: "share",
    ...relievedMore("utilisation:member", "exhausted"),
    published: {
      en: "high load and low effect persist: burnout falls by less than load, above 0",
      zh: "高负荷、低效果持续存在：倦怠降幅小于负荷降幅，大于0",
    },
    range: { low: 0, high: null },
    source: "docs/domain.md 4.5, 4.10",
    inputs: ["fatigueMiddle"],
    why: {
      en: "fatigue is a steep function of load here, so a little relief moves many members below the line; what exhausts beside load (pay, tenure, old compounds) is not in the model",
      zh: "模型中疲劳随负荷陡升，稍减负即有许多人回到界线以下；负荷之外的倦怠来源（薪酬、年资、老旧院落）不在模型之中",
    },
  },
  {
    name: "V9",
    label: { en: "dissatisfaction for which overlapping powers stand", zh: "由职责交叉带来的不满意" },
    unit: "share",
    ...one("dissatisfiedByOverlap"),
    published: {
      en: "6.79 in 100 dissatisfied name it (Chengdu); within 3 either way, assumed",
      zh: "每百位不满意者6.79位提及（成都）；上下3位之内（假设）",
    },
    range: { low: 0.038, high: 0.098 },
    source: "docs/domain.md section 11",
    inputs: ["crossBoundary", "coOwned", "refusal"],
    why: {
      en: "matters of several owners have the longest deadline and are expected to take long; what residents name as a reason is not what sets their ratings apart",
      zh: "多部门事件期限最长，居民本有预期；居民所说的原因并不等于使评价不同的因素",
    },
  },
];
