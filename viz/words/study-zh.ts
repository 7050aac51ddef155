import { PATTERNS_ZH } from "./pattern-zh.ts";
/** Studies in Simplified Chinese: the part of the catalogue that is not about comparisons. */
import type { StudyWords } from "./study-words.ts";

const list = (items: readonly string[]): string => items.join("、");
const IS = { better: "优于", worse: "劣于", different: "不同于" } as const;
const BEYOND = { better: "更优", worse: "更差", different: "有差异" } as const;

export const STUDY_ZH: StudyWords = {
  kicker: "政策研究",
  about: (response, policy, baseline) =>
    baseline === null ? `${response}：“${policy}”` : `${response}：“${policy}”与“${baseline}”相比`,
  setting: (name, value, unit) => `${name}为${value}${unit}`,
  withEvidence: (name, evidence) => `${name}（${evidence}）`,
  runs: (runs) => `以上结果基于${runs}次模拟运行，每次运行中各方案面对同一个模拟世界。`,
  failed: (runs) => `有${runs}次运行失败，未计入。`,
  worlds: "“每100个世界”指从所列取值范围中抽取的模拟世界，并不表示这类情形在现实中有多常见。",

  bestOfAll: ({ response, candidates, of }) =>
    candidates.length === 1
      ? `${response}：在全部${of}个方案中，“${candidates[0]}”最好。`
      : `${response}：最好的可能是${candidates.map((name) => `“${name}”`).join("或")}，无法判断是哪一个。`,
  ratio: ({ label, policy, baseline, value, interval }) =>
    `${label}，“${policy}”与“${baseline}”相比：${value}（${interval}）。`,

  effect: ({ of, from, to, size, interval }) => `${of}由${from}变为${to}：${size}（${interval}）。`,
  interaction: ({ of, size, interval }) =>
    `${list(of)}相互影响：一项取后一个值时，另一项的作用比其平均作用${size}（${interval}）。`,
  openEffects: (names) => `无法判断是否有作用：${names.join("；")}。`,
  together: (names) => `${list(names)}的相互影响`,
  aliased: (effects) => `此设计无法把它与${effects.join("；")}区分开。`,
  noEffect: "没有一次重复在所有设计点上都完整，无法估计任何作用。",
  point: (settings) => `当${list(settings)}时：`,
  outcome: ({ response, value, interval, policy, baseline }) =>
    baseline === null
      ? `${response}，“${policy}”：${value}（${interval}）。`
      : `${response}，“${policy}”与“${baseline}”相比：${value}（${interval}）。`,

  screened: ({ dimensions, kept }) => `在${dimensions}个不确定的输入中，影响最大、因而进一步考察的是：${list(kept)}。`,
  strongest: (rows) =>
    `初步筛查中，输入在整个取值范围内变动所带来的平均变化，以下最大：${rows.map(({ name, size }) => `${name}，${size}`).join("；")}。`,
  index: ({ name, total, totalInterval, first, isFirstKnown }) =>
    `${name}：连同其相互作用，占方差的${total}%（${totalInterval}%）；单独作用${isFirstKnown ? `占${first}%` : "与无影响无法区分"}。`,
  swing: ({ base, name, low, atLow, high, atHigh }) =>
    `所有输入保持研究设定时为${base}。就单个输入而言，变动最大的是${name}：取${low}时为${atLow}，取${high}时为${atHigh}。`,
  small: (names) => `连同其相互作用，各占方差不足1%：${list(names)}。`,
  negligible: (names) => `与无影响无法区分：${list(names)}。估计值略低于0属于抽样误差。`,
  noise: (share) => `各世界之间的方差中，${share}%是模拟本身的随机误差。`,

  selected: ({ response, policy, value }) => `${response}：选出“${policy}”（${value}）。`,
  promise: ({ chance, delta }) =>
    `若最好的方案领先其余各方案不少于“${delta}”，用这种方法在每100次研究中至少有${chance}次选对；领先更少时不作此承诺。`,
  notSelected: ({ response, left, n }) =>
    `${response}：${n}次重复之后，仍无法区分${list(left.map((name) => `“${name}”`))}，未选出任何一个。`,
  leads: ({ response, policy, value, chance }) =>
    `${response}：预算用完时“${policy}”领先（${value}）。这只是经验法则，不作承诺；若各均值与离散程度确如所见，每100次研究中约有${chance}次选对。`,
  contender: ({ policy, value, interval, n, outAfter }) =>
    `“${policy}”：${value}（${interval}），${outAfter === null ? `保留到最后，共${n}次重复` : `${outAfter}次重复后淘汰`}。`,
  independent: ({ runs, used }) =>
    `各方案面对同一批模拟世界，合计运行${used}次；若各用各的世界，达到同样的把握约需${runs}次。`,

  turns: ({ policy, baseline, name, value, interval, below, above }) =>
    `${name}低于${value}（${interval}）时，“${policy}”${IS[below]}“${baseline}”；高于此值时则${BEYOND[above]}。`,
  reachesEnd: "范围的端点",
  throughout: ({ policy, baseline, name, low, high, is }) =>
    `${name}从${low}到${high}，在所有试过的取值上，“${policy}”都${IS[is]}“${baseline}”。`,
  untold: ({ policy, baseline, name, low, high }) =>
    `${name}从${low}到${high}，无法判断“${policy}”与“${baseline}”的优劣是否会互换。`,
  mapped: ({ policy, baseline, better, worse, undecided, of }) =>
    `在${of}种组合中，“${policy}”在${better}种优于“${baseline}”，在${worse}种劣于后者，在${undecided}种无法区分。`,

  inWorlds: ({ policy, baseline, share, interval, difference, meanInterval, p05, p95 }) =>
    `在每100个抽取的世界中，“${policy}”在${share}个优于“${baseline}”（${interval}）。各世界平均差异为${difference}（${meanInterval}）；十分之九的世界在${p05}与${p95}之间。`,
  best: ({ policy, share, interval, regret, worst }) =>
    `“${policy}”在每100个世界中的${share}个是各方案中最好的（${interval}）。与各世界最好的方案相比，平均相差${regret}，每20个世界中有1个相差超过${worst}。`,
  satisfies: ({ policy, threshold, share, interval }) =>
    `“${policy}”在每100个世界中的${share}个达到${threshold}（${interval}）。`,
  fails: ({ policy, baseline, where, density, coverage }) =>
    `当${where.join("且")}时，“${policy}”在每100个世界中的${density}个不优于“${baseline}”；它不占优的世界中，每100个有${coverage}个属于这种情形。`,
  nowhere: "在取值范围中，没有发现它不占优的情形明显集中（超出偶然）的部分。",
  restriction: ({ name, low, high }) =>
    low !== null && high !== null
      ? `${name}在${low}至${high}之间`
      : low !== null
        ? `${name}高于${low}`
        : `${name}低于${high}`,
  choice: ({ name, values }) => `${name}为${values.join("或")}`,
  buy: {
    knowledge: (noise) =>
      `输入的不确定比模拟误差（占方差${noise}%）影响更大：要缩小范围，应先弄清输入，而不是增加重复。`,
    replications: (noise) => `模拟误差（占方差${noise}%）比输入的不确定影响更大：增加每个世界的重复次数可缩小范围。`,
  },

  front: ({ members, candidates, budget }) =>
    `在试过的${candidates}种取值中，${budget === null ? "" : `${budget}以内，`}有${members}种没有被其他取值在所有目标上同时超过。未试过的取值可能更好。`,
  noneAffordable: "试过的取值都超出预算。",
  member: ({ settings, objectives, isKnee }) =>
    `${isKnee ? "拐点（再多求一项，就要多失另一项）：" : ""}${list(settings)}：${objectives.join("；")}。`,
  spends: ({ size, interval }) => `成本与基准相比：${size}（${interval}）。`,
  buys: ({ response, effect, interval, money }) => `比基准每多花${money}，${response}：${effect}（${interval}）。`,
  contested: ({ members, of }) => `这${of}种中有${members}种无法与另一种在各项目标上都可能不逊色的取值区分。`,
  opposite: ({ label, policy, baseline }) =>
    `${label}，“${policy}”与“${baseline}”相比：成本与效果此消彼长，没有单价可言。`,
  bought: { open: "区间不封闭：成本与基准无法区分", everything: "无法排除任何数值", unknown: "重复次数太少" },

  accepted: ({ worlds, of, cutoff }) =>
    cutoff === null
      ? `在模拟的${of}个世界中，保留最接近目标的${worlds}个。`
      : `在模拟的${of}个世界中，有${worlds}个未被排除：各项目标的偏差都在${cutoff}个标准差以内。全部保留，不认定其中任何一个为真。`,
  noneAccepted: "没有一个模拟世界符合所有目标：目标、其误差或取值范围与模型不相容。",
  wave: ({ wave, points, share }) => `第${wave}轮：在此前未被排除的${share}%空间中模拟了${points}个世界。`,
  learnt: ({ name, low, high, from, to }) =>
    `${name}：保留的世界中十分之九在${low}至${high}之间（原范围${from}至${to}）。`,
  littleLearnt: (worlds) => `保留的世界不足${worlds}个，不足以说明各参数的哪些取值已被排除。`,
  notLearnt: (names) => `目标对以下参数几乎没有约束：${list(names)}。`,
  standing: ({ isAccepted, distance, worst, observed, simulated }) =>
    isAccepted
      ? `默认世界是其中之一（名为“default”）：与任一目标的偏离不超过${distance}个标准差，偏离最大的是${worst}（模拟${simulated}，公布${observed}）。`
      : `默认世界已被排除：${worst}偏离${distance}个标准差（模拟${simulated}，公布${observed}）。`,
  predicted: ({ response, observed, low, high, isMet, isHeldOut, source }) =>
    `${response}（${isHeldOut ? "未参与拟合" : "目标"}）：保留的世界给出${low}至${high}，观测值为${observed}（${source}）：${isMet ? "相符" : "不相符"}。`,
  patterns: PATTERNS_ZH,

  claim: (number, claim) => `论断${number}：${claim}。`,
  standings: { supported: "得到支持", contradicted: "被否定", undecided: "无法判定", untested: "未检验" },
  held: ({ standing, holds, worlds, interval }) =>
    `${standing}：在抽取的${worlds}个世界中有${holds}个成立（每100个中的区间：${interval}）。`,
  refutedIf: (condition) => `何种结果会否定它：${condition}。`,
  untested: (why) => `未检验：${why}。`,
  under: (factor, options) =>
    `按${factor}：${options.map(({ option, standing, holds, worlds }) => `${option}——${standing}（${worlds}个中${holds}个）`).join("；")}。`,
  shareOfWorlds:
    "“得到支持”指成立比例的区间高于一半，“被否定”指低于一半。比例是抽取的世界中的比例，并不说明某个世界在现实中有多可能。",
  firstAid: {
    heading: (inputs) => `决策之前，请按此顺序实测以下${inputs}项：`,
    effort: "由谁、如何、需多少人日：均为假设，仅供安排工作时参考，未向任何城市核实。",
  },
  measure: ({ rank, name, range, way, who, days }) =>
    `${rank}. ${name}（现假设为${range}）。${way}；${who}；约${days}人日。`,
  chart: {
    first: "单独作用",
    total: "连同与之相互作用者",
    none: "与0无法区分",
    line: "横线：自助法区间。小于0的指数是抽样误差。",
    shareOfVariance: "占方差的比例",
    overWorlds: (baseline) => `在所抽取的世界中与“${baseline}”的差异`,
    worldsBar: "浅色条：每100个抽取的世界中有90个落在其中",
    worldsLine: "粗线：各世界均值的区间。",
    curveBand: "阴影：逐个取值的平均差异的区间",
    mapOpen: "灰色格：两种政策无法区分。",
    front: "在两个目标上没有被其他所试取值同时超过的取值",
    frontLine: "虚线：连接这些取值",
    setting: "取值",
    effectAxis: (unit) => `对两种政策之差的作用，${unit}`,
    effectLine: (level) => `横线：对该指标的全部作用同时成立的区间（${level} %）。`,
    variance: (about) => `${about}：各输入占方差的比例`,
    swings: (about) => `${about}：逐个输入`,
    swingsReading: (shown, of) =>
      `每一条表示：某个不确定的输入取其范围两端、其余输入保持研究设定时的结果${shown < of ? `；图中为${of}个输入中变动最大的${shown}个` : ""}。只在共同变动时才起作用的输入在此看不出来，须看指数。`,
    swingBase: (value) => `竖线：所有输入保持研究设定（${value}）`,
    swingLow: "取低端时",
    swingHigh: "取高端时",
    unknown: "输入",
    regret: (response) => `与各世界最好的方案相差多少：${response}`,
    regretReading: "平均最好的方案，在某些世界里可能落后很多，谨慎的读者会看这些世界。每个世界里最好的方案相差为零。",
    regretKey: (unit) => `与该世界最好的方案之差，${unit}；无色：它就是最好的`,
    regretWorlds: (worlds) => `从左到右为${worlds}个世界，各方案排列相同：最好方案相同的世界排在一起。`,
    regretBest: "每100个世界中最好的个数",
    regretMean: "平均相差",
    regretTwentieth: "每20个世界中有1个超过",
    regretMost: "最多相差",
    targetsTitle: "观察到的数据与保留世界的结果",
    targetsLabel: "观察数据、保留世界的结果，以及未经拟合的世界的结果",
    targetsReading: "未经拟合的世界也能达到的目标，不能说明拟合得好；留在拟合之外的数据，比参与拟合的数据更有说服力。",
    targets: "目标：保留的世界按此挑选",
    predictions: "预测：未参与拟合",
    observed: "观察值，上下各两个标准差",
    keptWorlds: "圆点与横线：保留的世界，其均值与十分之九的范围。",
    nullModel: "带编号的圆圈为零模型：",
    unfitted: "在全部取值范围内抽取、尚未排除任何世界时的均值",
    outcome: { met: "符合", missed: "不符", uninformative: "符合，但未经拟合也符合" },
  },
};
