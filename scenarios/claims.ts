/** The claims of the study that the simulator is about (docs/odd.md, "The study's claims"): data, and one function each. */
import { FACTORS } from "../engine/district/factors/index.ts";
import type { NumberFactor } from "../engine/district/registry.ts";
import { type Claim, gains, gainsMore, known, NOTABLE } from "../engine/study/hypotheses/claim.ts";
import type { Claims } from "../engine/study/hypotheses/hypotheses.ts";

const BASE = "part-time";
const NO_GRID = "no-grid-equal-cost";
const EQUAL_HOURS = "full-time-equal-hours";
const FULL = "full-time";
const REFORM = "full-time-separated";
const KEPT = "full-time-separated-kept";
const AMPLE = "full-time-separated-ample";

/** Variants of each world: nobody moves, or as many as the range allows. */
const churn = FACTORS.find(({ name }) => name === "churn") as NumberFactor;
const SETTLED = "nobody moves";
const MOVING = "many move";

/** The six of the main study. */
const SIX = {
  higher: ["solvedWithin7", "promiseKept", "unbrokenChain", "satisfiedOfRated", "settledAmongNeighbours"],
  lower: ["f5GridCommunity"],
};
const named = ({ higher, lower }: typeof SIX): string[] => [...higher, ...lower];

/** Of the time to close, what is neither work nor waiting for outsiders must be more than this. */
const HALF = 0.5;
/** A chain is called whole if no more than one matter in ten breaks. */
const WHOLE = 0.9;

const claims: readonly Claim[] = [
  {
    number: 1,
    claim: { en: "mobility and variety bring new demands", zh: "人口流动与异质性带来新的治理需求" },
    mechanism: { en: "residents who move know nobody and speak up less", zh: "流动居民不认识网格员，也较少反映" },
    refutedIf: { en: "results do not change with churn", zh: "结果不随人口迁移率变化" },
    responses: ["gapTenure", "neverFound", "silentShare"],
    policies: [BASE],
    test: (world) => {
      const [settled, moving] = [world.variant(SETTLED), world.variant(MOVING)];
      if (settled === null || moving === null) return null;
      const changes = ["gapTenure", "neverFound", "silentShare"].map(
        (response) => moving.value(BASE, response) - settled.value(BASE, response),
      );
      return known(
        changes,
        changes.some((change) => change > NOTABLE),
      );
    },
  },
  {
    number: 2,
    claim: { en: "grid governance has brought much", zh: "网格化治理成效显著" },
    mechanism: { en: "discovery, settling on the spot, visits", zh: "主动发现、现场处置、走访" },
    refutedIf: {
      en: "no grid line does as well, its money spent on community staff",
      zh: "不设网格、把同样经费用于社区人员，效果相当",
    },
    responses: ["solvedWithin7", "unbrokenChain", "silentShare"],
    policies: [NO_GRID, BASE],
    test: (world) =>
      gainsMore(world, BASE, NO_GRID, { higher: ["solvedWithin7", "unbrokenChain"], lower: ["silentShare"] }),
  },
  {
    number: 3,
    claim: { en: "the grid is one tool only, and is for people", zh: "网格只是治理工具之一，应以人为本" },
    mechanism: { en: "neighbours' own settling; burdens on residents", zh: "邻里自治；对居民的打扰" },
    refutedIf: { en: "a rule for reporting: nothing refutes it", zh: "这是表述原则，无从证伪" },
    responses: ["settledAmongNeighbours", "intrusionVisits", "gapTenure"],
    policies: [],
    test: {
      en: "a value, not a statement about what happens; the reports put residents' measures first because of it",
      zh: "这是价值取向，而非对事实的判断；报告据此将居民指标置于首位",
    },
  },
  {
    number: 4,
    claim: { en: "full-time first-level members work", zh: "一级网格员专职化有效" },
    mechanism: { en: "continuity and local knowledge, not only hours", zh: "连续性与熟悉度，而不只是工时" },
    refutedIf: { en: "no gain at equal hours", zh: "等工时下没有改善" },
    responses: named(SIX),
    policies: [BASE, EQUAL_HOURS],
    test: (world) => gainsMore(world, EQUAL_HOURS, BASE, SIX),
  },
  {
    number: 5,
    claim: { en: "separating affairs works", zh: "网格事务剥离有效" },
    mechanism: { en: "freed hours, one command, fewer conflicts of orders", zh: "释放工时、统一指挥、减少指令冲突" },
    refutedIf: {
      en: "no gain, or only where affairs go back to departments",
      zh: "没有改善，或仅在事务退回部门时才有改善",
    },
    responses: [...named(SIX), "affairsUndone"],
    policies: [FULL, REFORM, KEPT],
    test: (world) => {
      const responses = { higher: SIX.higher, lower: [...SIX.lower, "affairsUndone"] };
      const both = [REFORM, KEPT].map((policy) => gainsMore(world, policy, FULL, responses));
      return both.includes(null) ? null : both.every(Boolean);
    },
  },
  {
    number: 6,
    claim: { en: "community autonomy returns", zh: "社区自治回归" },
    mechanism: { en: "the community's net free hours go into organising", zh: "社区净空闲工时用于组织居民" },
    refutedIf: {
      en: "residents settle fewer needs among themselves under 4 and 5",
      zh: "第4、5项改革下邻里自行解决减少",
    },
    responses: ["settledAmongNeighbours"],
    policies: [BASE, REFORM],
    test: (world) => {
      const rise = world.difference(REFORM, BASE, "settledAmongNeighbours");
      return known([rise], rise > 0);
    },
  },
  {
    number: 7,
    claim: { en: "harmony and stability", zh: "促进社会和谐稳定" },
    mechanism: { en: "disputes settled early do not escalate", zh: "纠纷及早化解，不致升级" },
    refutedIf: { en: "petitions do not fall, or only with more silence", zh: "信访没有减少，或只是因为沉默而减少" },
    responses: ["disputesSolved30", "petitions", "silentShare"],
    policies: [BASE, REFORM],
    test: (world) => {
      const [disputes, petitions, silence] = ["disputesSolved30", "petitions", "silentShare"].map((response) =>
        world.difference(REFORM, BASE, response),
      );
      return known([disputes, petitions, silence], disputes > 0 && petitions < 0 && silence <= NOTABLE);
    },
  },
  {
    number: 8,
    claim: { en: "members and community are out of step", zh: "网格员与社区不协调" },
    mechanism: { en: "requests that fail, two masters", zh: "请求未获配合、双重指挥" },
    refutedIf: { en: "F5 is no higher than before the reform", zh: "F5不高于改革前" },
    responses: ["f5GridCommunity", "f5aRequests", "f5bOtherLine"],
    policies: [BASE, REFORM],
    test: (world) => {
      const rise = world.difference(REFORM, BASE, "f5GridCommunity");
      return known([rise], rise > NOTABLE);
    },
  },
  {
    number: 9,
    claim: { en: "grid matters are handled inefficiently", zh: "网格事件处置效率不高" },
    mechanism: { en: "queues, refusals, the contested day", zh: "排队、推诿、工时被挤占" },
    refutedIf: {
      en: "delay is work and waiting for outsiders only (more than half of the time to close)",
      zh: "延误主要是处置本身与外部环节（占结案时间一半以上）",
    },
    responses: ["timeToClose", "stage:work", "stage:lead"],
    policies: [REFORM],
    test: (world) => {
      const [all, work, lead] = ["timeToClose", "stage:work", "stage:lead"].map((response) =>
        world.value(REFORM, response),
      );
      return known([all, work, lead], (all - work - lead) / all > HALF);
    },
  },
  {
    number: 10,
    claim: { en: "handling is fragmented", zh: "处置呈现碎片化" },
    mechanism: { en: "several systems and lines, overlapping powers", zh: "多系统、多条线、职责交叉" },
    refutedIf: {
      en: "nine of ten chains are unbroken, before or after the reform",
      zh: "改革前或改革后九成以上链条完整",
    },
    responses: ["unbrokenChain"],
    policies: [BASE, REFORM],
    test: (world) => {
      const both = [BASE, REFORM].map((policy) => world.value(policy, "unbrokenChain"));
      return known(
        both,
        both.every((share) => share < WHOLE),
      );
    },
  },
  {
    number: 11,
    claim: { en: "system and chain are not sound", zh: "治理体系与链条不健全" },
    mechanism: { en: "matters without owner, missing checks", zh: "事件无主、缺少核查反馈" },
    refutedIf: {
      en: "breaks come from load: with staff in plenty more than half of them are gone",
      zh: "断裂源于负荷：人员充裕时一半以上的断裂消失",
    },
    responses: ["unbrokenChain"],
    policies: [REFORM, AMPLE],
    test: (world) => {
      const [broken, left] = [REFORM, AMPLE].map((policy) => 1 - world.value(policy, "unbrokenChain"));
      return known([broken, left], left > HALF * broken);
    },
  },
  {
    number: 12,
    claim: { en: "the intelligent path mends it", zh: "智能化路径有效" },
    mechanism: { en: "accurate dispatch, one registry, once-only forms", zh: "精准派遣、统一事件库、一表通" },
    refutedIf: { en: "only triage moves", zh: "只有研判派遣时间改善" },
    responses: ["f2Ownership", "f3Informational", "unbrokenChain"],
    policies: [REFORM, "intelligent"],
    test: (world) =>
      gainsMore(world, "intelligent", REFORM, { higher: ["unbrokenChain"], lower: ["f2Ownership", "f3Informational"] }),
  },
  {
    number: 13,
    claim: { en: "the refined path mends it", zh: "精细化路径有效" },
    mechanism: {
      en: "duty list, delegated authority, visits by need, grids by workload",
      zh: "权责清单、权限下放、按需走访、按量划格",
    },
    refutedIf: {
      en: "no gain at the same grid hours, or more visits to residents",
      zh: "同等网格工时下没有改善，或走访打扰增加",
    },
    responses: ["solvedWithin7", "promiseKept", "unbrokenChain", "intrusionVisits"],
    policies: [REFORM, "refined"],
    test: (world) => {
      const visits = world.difference("refined", REFORM, "intrusionVisits");
      const gain = gainsMore(world, "refined", REFORM, { higher: ["solvedWithin7", "promiseKept", "unbrokenChain"] });
      return gain === null ? null : known([visits], gain && visits <= NOTABLE);
    },
  },
  {
    number: 14,
    claim: { en: "the collaborative path mends it", zh: "协同化路径有效" },
    mechanism: { en: "lead departments, rulings, meetings, residents' hours", zh: "牵头联办、裁决、协调会、居民参与" },
    refutedIf: { en: "F1 does not fall, or matters take longer to close", zh: "F1没有下降，或结案时间变长" },
    responses: ["f1Procedural", "timeToClose", "utilisation:department"],
    policies: [REFORM, "collaborative"],
    test: (world) => {
      const [procedural, time] = gains(world, "collaborative", REFORM, { lower: ["f1Procedural", "timeToClose"] });
      return known([procedural, time], procedural > 0 && time >= 0);
    },
  },
  {
    number: 15,
    claim: { en: "building, governing and sharing together", zh: "共建共治共享" },
    mechanism: { en: "volunteers' hours; who benefits", zh: "志愿工时；谁受益" },
    refutedIf: {
      en: "gains go where service was good: inequality between grids grows",
      zh: "受益者是原本服务较好之处：网格间差距扩大",
    },
    responses: ["giniGrids", "solvedWithin7"],
    policies: [REFORM, "collaborative"],
    test: (world) => {
      const gini = world.difference("collaborative", REFORM, "giniGrids");
      return known([gini], gini <= 0);
    },
  },
  {
    number: 16,
    claim: { en: "the experience can be carried elsewhere", zh: "经验可以推广" },
    mechanism: { en: "the same policies in districts of other types", zh: "同样政策用于其他类型地区" },
    refutedIf: {
      en: "one of the six differences that matters changes its sign in another district",
      zh: "六项主要差异中有一项在其他地区变号",
    },
    responses: named(SIX),
    policies: [BASE, REFORM],
    test: (world) => {
      if (world.elsewhere.length === 0) return null;
      const here = gains(world, REFORM, BASE, SIX);
      const there = world.elsewhere.map((other) => gains(other, REFORM, BASE, SIX));
      const turns = there.flatMap((gain) =>
        gain.map((x, i) => Math.abs(x) > NOTABLE && Math.abs(here[i]) > NOTABLE && x * here[i] < 0),
      );
      return known([...here, ...there.flat()], !turns.includes(true));
    },
  },
  {
    number: 17,
    claim: { en: "seamless, good and refined government explain it", zh: "无缝隙政府、善治与精细化治理理论可以解释" },
    mechanism: { en: "groups of measures stand for the theories", zh: "以几组指标代表各理论" },
    refutedIf: { en: "not stated", zh: "未说明" },
    responses: ["unbrokenChain", "silentShare", "trust", "giniGrids", "discoveryDelay", "intrusionVisits"],
    policies: [],
    test: {
      en: "theories name what to look at; none of them states what would have to come out",
      zh: "理论只指出该看什么，并未说明结果应当如何",
    },
  },
  {
    number: 18,
    claim: { en: "what its questionnaires found", zh: "问卷调查所得" },
    mechanism: { en: "surveys of simulated people", zh: "对模拟人群的问卷" },
    refutedIf: { en: "simulated answers are unlike real ones", zh: "模拟回答与真实回答不符" },
    responses: [],
    policies: [],
    test: {
      en: "simulated people are not asked the study's questions, and its answers are not published question by question",
      zh: "模型未向模拟人群提出该问卷，原始回答也未逐题公开",
    },
  },
];

export const CLAIMS: Claims = {
  list: claims,
  variants: [
    { name: SETTLED, factors: { churn: churn.min }, policies: [BASE] },
    { name: MOVING, factors: { churn: churn.max }, policies: [BASE] },
  ],
  reform: [BASE, REFORM],
};
