/** 简体中文：全部词句集中于一个文件，便于通读与校订。 */
import { STUDY_ZH } from "./study-zh.ts";
import type { Denominator, Extreme, Tally, UnitWords, Words } from "./words.ts";

const of = (noun: string, counter = "件"): Denominator => ({ of: noun, counter });

const DENOMINATORS: Readonly<Record<string, Denominator>> = {
  solvedWithin1: of("件发生的事件"),
  solvedWithin7: of("件发生的事件"),
  solvedWithin30: of("件发生的事件"),
  neverFound: of("件公共事件"),
  silentShare: of("项居民需求", "项"),
  settledAmongNeighbours: of("项居民需求", "项"),
  satisfiedOfRated: of("件已评价事件"),
  ratingResponse: of("件请居民评价的事件"),
  notDissatisfiedOfClosed: of("件已结案事件"),
  officialClosure: of("件应结案事件"),
  officialOnTime: of("件应结案事件"),
  accurateDispatchOfficial: of("件派遣事件"),
  accurateDispatchTrue: of("件派遣事件"),
  affairsOnTime: of("项到期事务", "项"),
  affairsUndone: of("项到期事务", "项"),
  emptyReports: of("条记录", "条"),
  extension: of("件登记事件"),
  shelved: of("件登记事件"),
  secon: of("次相继接收", "次"),
  intrusionIdle: of("次走访与采集", "次"),
  repeatComplaints: of("件登记事件"),
  exhausted: of("名网格员", "名"),
  closedWithinDay: of("件登记事件"),
  contactsDispatched: of("次诉求", "次"),
  publicClosure: of("件应结案事件"),
  publicOnTime: of("件应结案事件"),
  overdueCity: of("件工单"),
  overdueDistrict: of("件工单"),
  onTimeByLoad: of("件热线与小程序事件"),
  repeatedRecords: of("条记录", "条"),
  reliefRegrown: of("个事务工时", "个"),
  dissatisfiedByOverlap: of("位不满意居民", "位"),
  largestCategories: of("项居民需求", "项"),
};

const GROUP_DENOMINATORS: Readonly<Record<string, Denominator>> = {
  efficiency: of("件登记事件"),
  official: of("件登记事件"),
  fragmentation: of("件登记事件"),
  affairs: of("项到期事务", "项"),
  hours: of("个工时", "个"),
};

const ACTIVITIES: Readonly<Record<string, string>> = {
  matters: "处置事件",
  verification: "核查",
  cooperation: "协助另一条线",
  duplicates: "重复记录",
  visits: "走访",
  patrol: "巡查",
  organising: "组织居民",
  affairs: "行政事务",
  meetings: "会议",
  dispatch: "派遣",
  triage: "受理分拨",
  intake: "接听受理",
  enquiries: "答复咨询",
  counter: "窗口服务",
  reports: "撰写上报",
  training: "培训",
  petitions: "处理信访",
  background: "部门其他工作",
  collection: "信息采集",
  travel: "路途",
  forms: "填表",
  idle: "空闲",
};

const RAW_UNITS: Readonly<Record<string, string>> = {
  share: "/100",
  h: "小时",
  "h/day": "小时/日",
  "h/week": "小时/周",
  "h/week per grid": "小时/周·网格",
  "h/year": "小时/年",
  "h/month": "小时/月",
  "yuan/year": "元/年",
  "yuan/month": "元/月",
  "yuan per grid-year": "元/网格·年",
  persons: "人",
  "persons/grid": "人/网格",
  "posts/grid": "岗位/网格",
  "posts/community": "岗位/社区",
  nets: "张网",
  systems: "个系统",
  "days/year": "日/年",
  "per 1,000 households": "每千户",
  weight: "权重",
  yuan: "元",
  "yuan/h": "元/小时",
  "yuan/day": "元/日",
  "per month": "次/月",
  "reports/month": "条/月",
  "send-backs": "次回退",
  "visits/year": "次/年",
  "per household-year": "每户每年",
  "per 1,000 residents": "每千居民",
  matters: "件",
  days: "日",
  d: "日",
  ratio: "比值",
  correlation: "（秩相关，-1至1）",
  households: "户",
  "per year": "次/年",
  "per day": "次/日",
  "0-1": "（0至1的刻度）",
  "matters/day": "件/日",
  "calls/day": "通/日",
  "log-odds": "对数优势",
  "log-odds sd": "对数优势标准差",
  months: "个月",
  "log sd": "对数标准差",
  "log per unit": "每单位对数",
  "working h": "工作小时",
  elasticity: "弹性",
  "working days": "工作日",
  "per 90 workdays": "每90个工作日",
  communities: "个社区",
  index: "（指数）",
  "per 100 matters": "（每100件事件）",
  "affairs/week": "项/周",
  "per member-year": "每人每年",
  "per member-month": "每人每月",
  count: "",
};

const list = (items: readonly string[]): string => items.join("、");

function tallyParts(tally: Tally): string[] {
  const parts: string[] = [];
  if (tally.better > 0) parts.push(`${tally.better}项较好`);
  if (tally.worse > 0) parts.push(`${tally.worse}项较差`);
  if (tally.different > 0) parts.push(`${tally.different}项有差异`);
  if (tally.equivalent > 0) parts.push(`${tally.equivalent}项差异无关紧要`);
  if (tally.undecided > 0) parts.push(`${tally.undecided}项无法区分`);
  return parts;
}

function extremes(most: Extreme | null, least: Extreme | null): string {
  const parts: string[] = [];
  if (most !== null) parts.push(`“${most.policy}”下最多，为${most.value}件`);
  if (least !== null) parts.push(`“${least.policy}”下最少，为${least.value}件`);
  return parts.length === 0 ? "，其余政策相同" : `，${parts.join("，")}`;
}

function plainUnit(unit: string, axis: string): UnitWords {
  return {
    axis,
    amount: (value) => `${value}${unit}`,
    bare: (value) => `${value}${unit}`,
    more: (value) => `多${value}${unit}`,
    less: (value) => `少${value}${unit}`,
    moreWord: "多",
    lessWord: "少",
  };
}

export const ZH: Words = {
  lang: "zh",
  tag: "zh-Hans",
  text: (text) => text.zh,
  list,
  reportAt: (path) => `报告：${path}`,
  heading: (label) => label,
  colon: "：",
  semicolon: "；",
  fullStop: "。",
  bracketed: (aside) => `（${aside}）`,
  undefinedValue: "无定义",

  denominator(response, group) {
    if (response.startsWith("utilisation:")) return of("个在岗工时", "个");
    return DENOMINATORS[response] ?? GROUP_DENOMINATORS[group ?? ""] ?? of("", "");
  },
  unit(unit, denominator, raw) {
    const { of: noun, counter } = denominator;
    switch (unit) {
      case "per100":
        return {
          axis: noun === "" ? "每100中" : `每100${noun}`,
          amount: (value) => (noun === "" ? `每100中${value}` : `每100${noun}中${value}${counter}`),
          bare: (value) => `${value}${counter}`,
          more: (value) => `每100${counter}多${value}${counter}`,
          less: (value) => `每100${counter}少${value}${counter}`,
          moreWord: "多",
          lessWord: "少",
        };
      case "points":
        return { ...plainUnit("分", "分（0为无，满分100）"), amount: (value) => `${value}分（满分100）` };
      case "hours":
        return plainUnit("小时", "小时");
      case "days":
        return plainUnit("天", "天（每天24小时）");
      case "hoursPerWeek":
        return plainUnit("小时/周", "小时/周");
      case "yuan":
        return plainUnit("元/年", "元/年");
      case "manyYuan":
        return plainUnit("万元/年", "万元/年");
      default:
        return plainUnit(ZH.rawUnit(raw), raw === "count" ? "数量" : ZH.rawUnit(raw));
    }
  },
  manyYuan: 1e4,
  interval: (low, high) => `${low}至${high}`,
  betweenOneSide: (small, large, word) => `${word}${small}至${large}`,
  betweenSides: (less, lessWord, more, moreWord) => `${lessWord}${less}至${moreWord}${more}`,
  rawUnit: (unit) => RAW_UNITS[unit] ?? unit,
  zeroDifference: "几乎没有差异",
  duration: { hour: "1小时", day: "1天", week: "1周", month: "1个月", oneWeek: "一周" },

  verdict: { better: "较好", worse: "较差", different: "有差异", equivalent: "相当", undecided: "无法区分" },
  verdictSentence: {
    better: "较好。",
    worse: "较差。",
    different: "有差异；增减均不视为好。",
    equivalent: "没有要紧的差异。",
    undecided: "无法区分两者。",
  },
  direction: { lower: "越低越好", higher: "越高越好", neither: "增减均不视为好" },
  directionMark: { lower: "← 较好", higher: "较好 →", neither: "不分好坏" },
  finding(p) {
    const figures = `${p.value}，基准${p.baselineValue}`;
    if (p.verdict === "undecided") {
      return `${p.response}：无法与基准“${p.baseline}”区分。${figures}；差异区间为${p.interval}。`;
    }
    if (p.verdict === "equivalent") {
      const inside = p.margin === null ? "" : `，在无关紧要的界限${p.margin}之内`;
      return `${p.response}：与基准“${p.baseline}”没有要紧的差异。${figures}；差异区间为${p.interval}${inside}。`;
    }
    return `${p.response}：${p.value}，基准“${p.baseline}”下${p.baselineValue}：${p.difference}（区间：${p.interval}）。`;
  },
  undefinedFinding: (response, policy, baseline) =>
    `${response}：“${policy}”与“${baseline}”的比较无定义（有数值的重复次数太少）。`,
  beside: (response, value, baselineValue, verdict) =>
    `与之并看的${response}：${value}，基准${baselineValue}（${ZH.verdict[verdict]}，探索性）。`,
  sameDisagrees: (difference) =>
    `注意：只看两种政策下都登记的事件，差异方向相反（${difference}）；变化的不只是处置，还有哪些事件被登记。`,
  summary: (policy, baseline, tally, count) =>
    `与“${baseline}”相比，“${policy}”在${count}项主要指标中${list(tallyParts(tally))}。`,
  headline(p) {
    const verdict =
      p.verdict === "undecided"
        ? `，无法与基准区分（差异区间为${p.interval}）。`
        : p.verdict === "equivalent"
          ? `，没有要紧的差异（区间：${p.interval}）。`
          : `，${p.difference}（区间：${p.interval}）。`;
    const cost = p.cost === null ? "" : `全成本为基准的${p.cost}倍。`;
    return `${p.policy}：${p.value}${verdict}${p.of}项主要指标中${list(tallyParts(p.tally))}。${cost}`;
  },
  attribution: (p) =>
    `${p.response}：“${p.policy}”与“${p.baseline}”的差异为${p.total}，其中${p.part}（${p.partInterval}）来自${p.label}，${p.rest}（${p.restInterval}）来自其余部分。`,

  stage: (name) =>
    ({
      triage: "受理分拨",
      awaiting: "待接收",
      noOwner: "无人认领",
      queue: "单位内排队",
      work: "处置中",
      lead: "外部等候",
      cooperation: "等另一条线配合",
      transit: "单位间转交",
      verification: "核查",
      rework: "返工",
    })[name] ?? name,
  activity: (name) => ACTIVITIES[name] ?? name,
  line: (name) =>
    ({
      member: "网格员",
      community: "社区工作人员",
      counter: "窗口人员",
      office: "网格中心",
      hotline: "热线",
      department: "部门",
      centre: "区中心",
      property: "物业",
      volunteers: "志愿者",
      organisations: "社会组织",
    })[name] ?? name,
  group: (name) =>
    ({
      efficiency: "处置效率",
      official: "官方指标",
      published: "与公开数据对照",
      stages: "处置阶段",
      fragmentation: "碎片化",
      residents: "居民",
      affairs: "行政事务",
      staff: "人员",
      hours: "工时",
      cost: "成本",
      other: "其他指标",
    })[name] ?? name,
  leverGroup: (name) =>
    ({
      staffing: "人员配置",
      separation: "事务剥离",
      intelligent: "智能化",
      refined: "精细化",
      collaborative: "协同化",
      assessment: "考核",
    })[name] ?? name,
  factorGroup: (name) =>
    ({
      population: "人口",
      demand: "需求",
      shocks: "突发冲击",
      reporting: "上报",
      members: "网格员",
      community: "社区",
      handling: "处置",
      costs: "成本",
      theories: "理论假设",
    })[name] ?? name,
  communityType: (name) =>
    ({ "old-compound": "老旧院落", "dense-rental": "密集出租", "new-gated": "新建小区", mixed: "混合" })[name] ?? name,
  evidence: { D: "数据", I: "推算", A: "假设" },
  evidenceLong: { D: "取自数据", I: "由数据推算", A: "假设" },
  evidenceCounts: (counts) =>
    `本区由${counts.D + counts.I + counts.A}个因素描述：${counts.D}个取自数据，${counts.I}个由数据推算，${counts.A}个为假设。`,

  page: {
    onPaper: "只打印已展开的表格；网页与report.md中有全部表格。",
    kicker: "政策比较",
    banner: "模拟结果，不是对真实地区的预测。",
    skip: "跳到结论",
    contents: "目录",
    baseline: "基准",
    policy: "政策",
    policies: "政策",
    measure: "指标",
    unit: "单位",
    mean: "均值",
    interval: "均值区间",
    difference: "与基准之差",
    differencesIn: (unit) => `差异以${unit}计`,
    simultaneous: "联合区间",
    spread: "各次重复的第5至第95百分位",
    margin: "界限",
    pHolm: "p（Holm）",
    shareBetter: "每100次重复中较好的次数",
    verdict: "判断",
    replicationsUsed: "n",
    showTable: "查看数据表",
    showDetails: "查看清单",
    beside: "并看",
    scroll: "表格；左右滚动可看全部各列",
    none: "无",
    total: "合计",
    value: "取值",
    range: "范围",
    source: "来源",
    evidence: "依据",
    factor: "因素",
    lever: "政策杠杆",
    changedFrom: "默认值",
    exploratory: "探索性",
    timesBaseline: "为基准的倍数",

    question: "问题",
    answer: "结论",
    answerLead: (p) =>
      `${p.policies}种政策与基准“${p.baseline}”在相同的${p.replications}个模拟年份中运行。先看“${p.measure}”：基准下为${p.value}。`,
    dependsOn: "结论取决于什么",
    dependsOnAssumed: (counts) =>
      `描述本区的${counts.D + counts.I + counts.A}个因素中，${counts.A}个是假设而非测量。以上所说只在本研究的取值下成立；在取值范围内是否翻转，须由稳健性研究说明。`,
    dependsOnSame: (count) =>
      `有${count}项比较，只看两种政策下都登记的事件时方向相反：变化的不只是处置，还有哪些事件被登记。`,
    dependsOnScope: "所说的是这一类城区的模拟世界在改变后第一年的情形，不是真实的地方。",
    readOn: "逐项政策、逐项指标",
    policyByPolicy: "逐项政策",
    policiesLead: (baseline, alpha) =>
      `每种政策都面对与基准“${baseline}”相同的模拟世界。只有当全部比较的总体误判控制在每100次不超过${alpha}次时才下判断，其余一律写作“无法区分”。`,
    reading: "解读",
    attributionTitle: "有多少只是因为工时更多？",
    attributionLead: "同时改变几件事的政策，用一种居中的政策拆开；除四舍五入外，两部分相加等于总差异。",
    glance: (baseline) => `与“${baseline}”的差异，以及可以下的判断`,
    precision: "有多确定，有多大风险",
    precisionCaption: (level) =>
      `主要指标的误差与风险。均值区间（每100次中${level}次）随重复次数增加而变窄；各次重复的第5至第95百分位不变窄：单独一年可能落在其中任何一处。`,
    costCaption: "各政策的成本，探索性",
    mainTable: "主要指标数据",
    mainTableCaption: (level) =>
      `主要指标。均值附每100次中${level}次的区间；差异附对全部主要比较同时成立的区间。“并看”一列是与各指标相对的探索性指标，两者须一起读。`,
    forest: "与基准的差异",
    thisPolicy: "该政策",
    waterfall: "时间为何变长或变短",
    waterfallTable: "数据见上一节的表。",
    process: "事件如何流转",
    processChange: (policy, baseline) => `“${policy}”与“${baseline}”相比的变化`,
    way: "流向",
    wayCaption: "每100件登记事件的流向；一件事件移交或回退几次就计几次。",
    network: "谁移交给谁",
    networkOf: (policy) => `“${policy}”下的移交`,
    networkCaption: "各政策的移交网络；谁移交给谁见上一节的表",
    modularity: "按条线的模块度",
    handovers: "每100件登记事件的移交次数",
    map: "在哪里：逐个社区",
    mapOf: (measure) => `同样的地图：${measure}`,
    winners: "谁得益，谁受损",
    byCategory: "按事件类别看",
    category: "事件类别",
    groupOfResidents: "谁的事件",
    pairs: "指标显示什么，又可能掩盖什么",
    pairOf: (indicator, counterpart) => `${indicator}，与之并看：${counterpart}`,
    distribution: "多久才结案",
    decomposition: "时间花在哪里",
    fragmentation: "处置的碎片化程度",
    hours: "工时用在哪里",
    backlog: "逐周未结事件",
    secondary: "其他全部指标",
    secondaryLead: (level) =>
      `以下指标为探索性：逐项按每100次中${level}次的水平比较，不作多重校正；指标众多，其中一些差异出于偶然。容易误导的指标旁都列出与之相对的指标。`,
    secondaryCaption: (group) => `${group}（探索性）：先列基准均值，再列各政策与基准之差及判断。`,
    cost: "成本",
    costLead: "现金成本是网格经费所付；全成本计入所用的全部有薪工时，不论由谁支付。志愿者工时只报告，不计价。",
    differences: "各政策有何不同",
    differencesLead: "未列出的各项在所有政策下相同。",
    matched: ({ policy, lever, value, cost, to, reached, wanted }) => {
      const what = { cash: "计划现金成本", full: "计划全口径成本", hours: "计划网格工时" }[cost];
      const unit = cost === "hours" ? "小时/周" : "元/年";
      return `运行前求解：“${policy}”的${lever}取${value}，使${what}与“${to}”相等：${reached}对${wanted}${unit}（岗位取整）。`;
    },
    differencesCaption: "至少有一种政策设定不同的杠杆；与基准不同的取值以粗体显示。",
    noDifferences: "各政策的杠杆设定全部相同。",
    putIn: "输入了什么，得出了什么",
    putInText: (p) =>
      `输入：${p.communities}个社区、${p.grids}个网格，本区的${p.factors}个因素（其中${p.changed}个由本研究设定），每种政策${p.levers}个杠杆。这些是输入，不能当作发现来读。`,
    comesOutText: (responses, primary) =>
      `得出：${responses}项指标，其中主要指标${primary}项，全部由每一件模拟事件、每一项事务和每一个工时的经过计算而来。`,
    threeKinds: "三类数字分开对待：输入由情景设定，目标用于校准，预测两者都不是。只有预测可以支持或否定一种说法。",
    communitiesCaption: "本区的社区",
    community: "社区",
    districtsTitle: "分区结果",
    districtsLead: (districts) =>
      `全市由${districts}个区组成，各区的随机事件相互独立。总量类指标为各区之和；比例、时长与指数为各区按网格数加权的平均值。结论针对全市；以下仅作描述，不对单个区下结论。`,
    districtsCaption: "各区与基准之差，单位同上",
    district: "区",
    overDistricts: (p) =>
      `${p.response}，“${p.policy}”与“${p.baseline}”相比（${p.unit}）：由${p.leastAt}的${p.least}到${p.mostAt}的${p.most}；${p.of}个区中有${p.alike}个与全市方向一致，其中${p.clear}个的${p.level}%区间全在这一侧。`,
    type: "类型",
    grids: "网格数",
    demand: "需求（均值为1）",
    assumptions: "哪些是假设",
    assumptionsLead:
      "假设的取值可能落在其范围内的任何一处。在范围之内翻转的结论还算不上结论；哪些翻转，由稳健性研究说明。",
    assumptionsCaption: "本区因素：取值、范围、依据与来源",
    audit: "共同的世界有没有帮助？",
    auditText: (p) =>
      `每次重复中，所有政策遇到同样的事情。在${p.pairs}项比较中，差异的方差缩小倍数中位为${p.median}（最小${p.least}）；${p.warnings === 0 ? "没有适得其反之处" : `有${p.warnings}项适得其反（已标出）`}。`,
    auditCaption: "公共随机数：政策与基准的相关，以及配对节省了多少",
    correlation: "相关系数",
    varianceReduction: "方差缩小倍数",
    saved: "节省的重复次数",
    warning: "检查",
    backfires: "适得其反",
    fine: "正常",
    warmUp: "运行是否已摆脱起始状态？",
    warmUpCut: (p) =>
      `每次运行都从没有积存开始，逐渐积累，在“${p.baseline}”下预热${p.weeks}周之后各政策才施行。${
        p.cut === null
          ? "MSER-5在预热期的前一半里没有找到积累的终点：请延长预热期（horizon: burnInWeeks），或只看差异。"
          : `对${p.replications}次重复的均值，MSER-5${p.cut === 0 ? "无需舍去任何一周" : `舍去前${p.cut}周`}：就未结事件而言，在开始比较之前，起始状态的影响已经消失。`
      }`,
    warmUpCuts: (p) =>
      `单次重复波动更大：${
        p.range === null
          ? ""
          : `其截断点在${p.range.from === p.range.to ? p.range.from : `${p.range.from}至${p.range.to}`}周之后${p.tooShort > 0 ? "；" : "。"}`
      }${p.tooShort > 0 ? `${p.replications}次中有${p.tooShort}次在前一半里没有找到。` : ""}检验的是按周平均的未结事件；信任与知晓的变化更慢。同一次重复中各政策从同一状态出发，因此起始状态余下的影响在差异中大多相互抵消。`,
    warmUpUntested: (p) => `预热期为${p.weeks}周；MSER-5（每周为一批）至少需要${p.least}周，因此未检验其长度。`,
    method: "方法",
    methodItems: (p) => [
      `计划重复${p.replications}次。每次先在基准政策下运行${p.burnInWeeks}周，再从同一状态、同一时刻起施行各政策。事件进入期${p.intakeDays}天，每件事件跟踪${p.followUpDays}天。`,
      "每次重复对每项指标只给出一个数；同一次重复中的事件不当作相互独立的样本合并。分母为零的指标为无定义，不计为零。",
      `差异按重复配对。区间为每100次中${p.level}次的Student t区间；主要指标的差异用${p.family}项比较的联合（Bonferroni）区间。`,
      `主要指标的判断：联合区间落在事先设定的界限之内为“相当”；否则经Holm校正的p不大于${p.alpha}时为“较好”“较差”或“有差异”；其余为“无法区分”。`,
      `查看数据的时点：${p.looks}次重复之后。`,
      "标准误不支持的数位不印出。",
    ],
    protocol: "报告规范所问",
    protocolLead:
      "以下为STRESS（Monks等，2019）各项，由本次运行填写。模型按ODD（Grimm等，2020）说明，见docs/odd.md；其依据按TRACE（Grimm等，2014）的要求见docs/domain.md、docs/parameters.md与docs/validation.md。",
    protocolItems: (p) => [
      ["目标", `${p.question}产出：${p.responses}项指标，定义见docs/measures.md。`],
      ["逻辑", "居民、网格员、社区、网格中心、部门、事件与事务均为个体，精确的离散事件仿真：docs/odd.md。"],
      [
        "数据",
        `${p.counts.D}个因素取自数据，${p.counts.I}个为推算，${p.counts.A}个为假设：清单见上，来源见docs/domain.md。范围：${p.district}，${p.communities}个社区、${p.grids}个网格；每种政策${p.levers}个杠杆。`,
      ],
      [
        "实验",
        `${p.policies}种政策；初始状态：基准政策下运行${p.burnInWeeks}周；进入期${p.intakeDays}天，跟踪${p.followUpDays}天；公共随机数下重复${p.replications}次，种子${p.seed}：docs/statistics.md。`,
      ],
      ["实现", `gridgov ${p.version}（TypeScript），Node ${p.node}；仿真内核与理论值核对：docs/validation.md。`],
      ["代码", "下面的命令，以及其旁模型、情景与结果的哈希。"],
    ],
    limits: "本报告没有说什么",
    limitItems: [
      "所说的是某一类模拟城区在改变后第一年的情形，不涉及真实的地方或个人。",
      "信访与投诉是居民的声音。数量减少也可能意味着沉默，因此与沉默比例并列。",
      "人员只按角色出现。没有对任何个人打分，也不能用于监视或排名个人。",
      "碎片化得分只是在选定权重下的概括；未断链比例与六个部分在先。",
    ],
    reproduce: "重新运行",
    reproduceLead: "同一条命令在任何机器上得到逐位相同的数字：",
    provenance: "出处",
    replicationsDone: (done, planned) => `${done} / ${planned}`,
    failed: (policy, replication, message) => `${policy}，第${replication}次重复：${message}`,
    failedLead: (count) => `有${count}次运行失败，不计入需要它们的配对；所余配对数见精度表的n列。`,
    rowNames: {
      version: "gridgov",
      modelHash: "模型哈希",
      scenarioHash: "情景哈希",
      resultHash: "结果哈希",
      seed: "种子",
      replications: "完成的重复次数",
      node: "Node",
      finished: "完成时间",
    },
    incomplete: "未完成",
    nothingToCompare: "本次运行没有主要指标的比较，只描述所测得的结果。",
    notShown: (what) => `${what}：本次运行没有相应数据，不显示。`,
  },

  chart: {
    forestLabel: (baseline) => `各政策在主要指标上与“${baseline}”的差异，附联合区间与判断`,
    forestBand: "阴影：落在研究所设界限之内的差异无关紧要",
    forestAxis: (unit, baseline) => `与“${baseline}”之差，${unit}`,
    forestReading: (tally, count, baseline) =>
      `在与“${baseline}”的${count}项比较中，${list(tallyParts(tally))}。标记为平均差异；横线为对全部比较同时成立的较宽区间，因此已有判断的横线也可能碰到零。`,
    seeTable: "数据列在随图的表中。",
    bandLabel: "阴影：各次重复均值的95 %区间",
    lineLabel: (level) => `横线：各次重复均值的${level} %区间`,
    distributionLabel: "各政策下登记事件在一定时间内结案的比例",
    distributionX: "自首次记录起的时间（对数刻度）",
    distributionY: "在此时间内结案，每100件登记事件",
    distributionReading: (p) =>
      `${p.time}之内，“${p.baseline}”下每100件登记事件有${p.baselineValue}件结案${extremes(p.most, p.least)}。`,
    decompositionLabel: "各政策下每件登记事件在各状态中的平均小时数",
    decompositionAxis: "每件登记事件的平均日历小时数（60天之内）",
    decompositionReading: (p) =>
      `“${p.baseline}”下每件登记事件平均用时${p.total}，其中每100份时间有${p.stageShare}份为“${p.stage}”；合计最短的是“${p.least}”，为${p.leastTotal}。`,
    fragmentationLabel: "各政策的未断链比例、碎片化的六个部分与得分",
    fragmentationAxis: "每100件登记事件",
    scoreAxis: "分（0为无，满分100）",
    partsTitle: "六个部分，同一刻度：每100件登记事件中有多少件出现这种断裂。一件事件可以同时出现几种。",
    scoreTitle: "最后才是得分：只是一组权重下的结果。虚线表示在任意权重下得分可能落在的范围。",
    fragmentationReading: (p) =>
      `“${p.baseline}”下每100件登记事件有${p.unbroken}件全程未断链；最多的是“${p.most}”，为${p.mostValue}件。“${p.baseline}”下最常见的断裂是${p.part}（${p.partValue}）。`,
    scoreReading: (p) =>
      `得分，“${p.policy}”与“${p.baseline}”相比：${p.difference}；在所有可能的权重下为${p.from}至${p.to}${{ settled: "，任何权重都不使其反转", open: "", mixed: "，方向取决于权重" }[p.sign]}。`,
    hoursLabel: "各政策下各类人员每周工时按活动的分布",
    hoursAxis: "小时/周",
    hoursReading: (p) =>
      `${p.line}：${p.rows.map((row) => `“${row.policy}”下用于${row.activity}的工时最多（每100小时中${row.share}小时）`).join("；")}。`,
    backlogLabel: "各政策下已登记而未结案的事件，逐周",
    enacted: "各政策开始施行",
    occasion: {
      holiday: "法定假期，机关不办公",
      festival: "春节月",
      epidemic: "疫情",
      storm: "暴雨",
      demolition: "拆迁",
    },
    warmUpLabel: (baseline) => `“${baseline}”下从运行开始起逐周的未结事件`,
    warmUpY: (baseline) => `“${baseline}”下的未结事件，件`,
    warmUpRaw: (replications) => `${replications}次重复的均值`,
    warmUpSmooth: (weeks) => `${weeks}周移动平均`,
    warmUpX: (weeks) => `预热期的周数（第${weeks}周之后各政策施行）`,
    warmUpCut: (week) => `预热的终点（MSER-5）：第${week}周`,
    backlogX: "政策施行后的周数",
    backlogY: "未结事件，件",
    backlogReading: (p) => `进入期结束时，“${p.baseline}”下有${p.baselineValue}件未结${extremes(p.most, p.least)}。`,
    moreLabel: "各政策主要指标的风险与误差",
    moreRisk: "浅色条：每100个单独年份中有90个落在其中（风险，增加重复次数不会变窄）",
    moreError: (level) => `粗线：均值的${level} %区间（误差，增加重复次数会变窄）。`,
    moreEnds: (level) =>
      `条两端的细线：第5与第95百分位的${level} %区间（误差）；箭头表示重复次数太少，这一端无法确定。`,
    moreReading: (replications) =>
      `一座城市只经历一年，而不是${replications}年的均值：浅色条说明单独年份相差多大，线说明均值与百分位数有多确定。`,
    waterfallLabel: (baseline) => `每件登记事件的平均小时数，从“${baseline}”到各政策，逐阶段`,
    waterfallAxis: "每件登记事件的平均小时数（坐标轴不从零开始）",
    waterfallLess: "时间变短",
    waterfallMore: "时间变长",
    waterfallHollow: "空心：无法与没有变化区分",
    waterfallReading: (p) =>
      `“${p.policy}”下每件登记事件比“${p.baseline}”${p.isLess ? "少" : "多"}用${p.difference}；变化最大的是“${p.stage}”（${p.step}小时）。`,
    processLabel: (policy) => `“${policy}”下每100件登记事件的流转：渠道、单位、移交与结局`,
    processDifference: (policy, baseline) => `“${policy}”与“${baseline}”相比，每100件登记事件流转的差异`,
    processChannels: "登记于",
    processUnits: "经办单位",
    processEndings: "60天之后",
    processArcs: (least) =>
      `数字为每100件登记事件中的件数。蓝色弧线：单位之间的移交（每100件不足${least}件的只列在表中）。`,
    processDifferences: "数字为每100件登记事件中相差的件数；差异无法与零区分的流向不画出。",
    processSendBacks: "↩：退回派遣方，每100件事件的次数。",
    processMore: (baseline) => `多于“${baseline}”`,
    processLess: (baseline) => `少于“${baseline}”`,
    ending: { solved: "结案且已解决", unsolved: "结案未解决", open: "未结案" },
    arcKind: {
      entry: "登记于，首先接收的单位",
      handover: "移交：从，到",
      exit: "最后经办单位与结局",
      unaccepted: "登记于，无单位接收",
      sendBack: "退回的单位",
    },
    processReading: (p) =>
      `“${p.baseline}”下每100件登记事件中，${p.first}件首先由“${p.unit}”接收；途中共移交${p.handovers}次、退回${p.sendBacks}次。跟踪期内${p.solved}件结案且已解决，${p.unsolved}件结案而未解决，${p.open}件未结案。`,
    networkLabel: (policy) => `“${policy}”下单位之间的移交，每100件登记事件`,
    networkFrom: "从",
    networkTo: "到（所在行的编号），每100件登记事件的移交次数",
    networkReading: (p) =>
      `“${p.baseline}”下移交最多的是从“${p.from}”到“${p.to}”：每100件登记事件${p.volume}次。按条线的模块度为${p.modularity}（小于0：移交跨条线；0：移交不分条线；接近1：移交留在条线之内）。`,
    mapLabel: (measure, baseline) => `各社区的${measure}：“${baseline}”下的水平，以及各政策与之的差异`,
    mapLevel: (measure, unit) => `基准：${measure}，${unit}`,
    mapSide: (isMore, better) =>
      better === "neither" ? (isMore ? "更多" : "更少") : isMore === (better === "higher") ? "较好" : "较差",
    mapOpen: "无色：区间触及零",
    mapSchematic:
      "示意图：社区以编号表示，面积与网格数成比例，位置没有含义。差异的颜色表示其区间靠近零的一端还剩多少；数字为均值。",
    mapReading: (p) =>
      `${p.measure}：“${p.baseline}”下从${p.least}的${p.leastValue}到${p.most}的${p.mostValue}。${
        p.moved === null
          ? ""
          : `“${p.moved.policy}”下的差异从${p.moved.from}（${p.moved.fromPlace}）到${p.moved.to}（${p.moved.toPlace}）。`
      }`,
    winnersLabel: (measure, baseline) => `${measure}：与“${baseline}”的差异，逐个群体`,
    winnersLine: "横线：平均差异的95 %区间，逐项各自成立（探索性）。一年不足30件事件的群体不显示。",
    winnersWords: { better: "得益", worse: "受损", different: "有变化", undecided: "无法区分" },
    winnersReading: (measure, baseline, rows) =>
      `${measure}，与“${baseline}”相比：${rows.map((row) => `“${row.policy}”下${row.all}个群体中${row.gain}个得益、${row.lose}个受损`).join("；")}。`,
    pairsLabel: "各政策下的指标与其可能掩盖的指标",
    pairsReading:
      "一项指标的改善，可能是因为另一项变差了。每幅小图把一项指标（横向）与它可能掩盖的指标（纵向）放在一起；灰线从基准连到各政策，十字为两个均值的区间。",
    paretoLabel: (measure) => `各政策的全成本与${measure}`,
    paretoFront: "虚线：连接按均值没有被其他政策在两方面同时胜过的政策",
    paretoReading: (measure, efficient, count) =>
      `只看成本与“${measure}”，${count}种政策中有${efficient.length}种没有被其他政策在两方面同时胜过：${list(efficient.map((policy) => `“${policy}”`))}。`,
    headlineLabel: (measure, baseline) => `${measure}：各政策与“${baseline}”的差异及判断`,
    hoursUnit: (value) => `${value}小时`,
    partOf: (group, line) => `${group}：${line}`,
  },

  study: STUDY_ZH,
};
