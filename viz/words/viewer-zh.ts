/** 查看器的简体中文词句。 */
import type { ViewerWords } from "./viewer.ts";

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

const UNITS: Readonly<Record<string, string>> = {
  grid: "网格员",
  community: "社区",
  property: "物业",
  volunteers: "志愿者",
  enforcement: "综合执法",
  cityManagement: "城市管理",
  housing: "住房建设",
  waterEcology: "水务生态",
  market: "市场监管",
  civilAffairs: "民政教卫",
  police: "公安交警",
  utilities: "水电气",
  office: "网格中心",
  hotline: "热线",
  districtCentre: "区级中心",
};

export const VIEWER_ZH: ViewerWords = {
  title: "gridgov 查看器",
  banner: "结果来自模拟，不是对真实地方的预测。",
  skip: "跳到模拟",
  language: "语言",
  theme: { label: "底色", auto: "随系统", light: "浅色", dark: "深色" },
  tabs: { watch: "观看", compare: "比较", explore: "细查", run: "已存结果" },
  tabsLabel: "查看内容",

  scenario: {
    heading: "情景",
    study: "研究",
    baseline: "基准方案",
    policy: "对比方案",
    levers: "政策工具",
    leversOf: "调整哪个方案",
    factors: "地区因素",
    factorsLead: "关于这个地方的不确定因素，对两个方案同样有效。",
    seed: "随机种子",
    replication: "第几个世界",
    replicationHint: "所观看的重复编号；两个方案面对同一个世界。",
    planned: "计划重复次数",
    reset: "还原",
    changed: (count) => (count === 0 ? "与研究一致" : `已调整${count}项`),
    startedAt: (value) => `原为${value}`,
    save: "存为文件",
    open: "打开文件",
    share: "复制链接",
    shared: "本页地址已包含该情景，并已复制。",
    sharedTooLong: "本页地址已包含该情景，但未能复制，请从地址栏取用。",
    saved: "已保存。命令行运行该文件得到相同结果：",
    problems: "无法运行：",
    unreadable: "地址中没有可读的情景：",
    opened: "已打开：",
    fileHint: "研究或情景文件，连同其引用的方案和地区文件。",
    command: "gridgov compare",
    facts: ({ communities, grids }) => `${communities}个社区，${grids}个网格`,
  },

  watch: {
    lead: "同一个模拟世界在两个方案下并排运行，自方案实施之日开始。",
    play: "播放",
    pause: "暂停",
    restart: "从头开始",
    stepHour: "前进1小时",
    stepDay: "前进1日",
    toEnd: "运行到底",
    speed: "速度",
    speeds: { hour: "每秒1小时", quarter: "每秒6小时", day: "每秒1日", week: "每秒1周", month: "每秒4周" },
    building: "正在生成世界……",
    burningIn: (share) => `按基准方案预热：${share}%`,
    clock: (day, weekday, time) => `${day >= 0 ? `第${day + 1}日` : `实施前${-day}日`}，${WEEKDAYS[weekday]}，${time}`,
    ended: "本次重复已结束，可到“细查”查看。",
    followUp: "受理期已结束，正在跟踪已发生的事件。",
    legendMatters: "事件",
    legendMembers: "网格员",
    legendMoves: "流转",
    phase: { unrecorded: "未登记", waiting: "等待", working: "处置中", checking: "核查中" },
    doing: {
      patrol: "巡查",
      matters: "处置事件",
      affairs: "行政事务",
      visits: "走访",
      other: "会议、上报、培训",
      atCommunity: "在社区工作",
      offDuty: "下班",
      vacant: "岗位空缺，由他人代管",
    },
    partTime: "兼职：图形中有孔",
    late: "边框：有事件逾期",
    inQueue: (tasks) => `排队${tasks}项`,
    shade: "底色深浅：网格内已登记事件数",
    moves: { arises: "发生", goes: "登记或移交", back: "回退", closes: "结案" },
    mapLabel: (policy, communities, grids) =>
      `${policy}下的示意图：${communities}个社区，${grids}个网格，上方为各单位。下面的数字内容相同。`,
    mapNote: "示意图，并非地理位置；均为模拟地区的编号地点。",
    now: (p) =>
      `已登记未结案${p.open}件（等待${p.waiting}件，处置中${p.working}件，核查中${p.checking}件），其中逾期${p.overdue}件；未登记${p.unrecorded}件`,
    counts: { arisen: "已发生", recorded: "已登记", open: "未结案", overdue: "逾期", closed: "已结案" },
    trend: "每日已登记未结案事件",
    trendLabel: (parts) =>
      `每日已登记未结案事件。目前：${parts.map(({ policy, value }) => `${policy}${value}件`).join("；")}。`,
    days: "日",
    lost: "模拟中断：",
  },

  look: {
    heading: "近看",
    hint: "在图上点选网格或单位，或在此选择。",
    place: "地点",
    nothing: "未选择",
    grid: (community, grid) => `${community}，第${grid}网格`,
    matter: "事件编号",
    resident: "居民编号",
    find: "显示",
    follow: "跟踪",
    close: "关闭",
    noMatter: "该事件尚未发生。",
    noResident: "没有这位居民。",
    member: ({ id, isFullTime, fatigue, knowledge }) =>
      `网格员${id}，${isFullTime ? "专职" : "兼职"}；熟悉程度${knowledge}，疲劳程度${fatigue}（满分100）`,
    noMember: "该网格无人负责。",
    residentFacts: ({ isFloating, trust, satisfaction }) =>
      `${isFloating ? "流动" : "户籍"}居民；信任${trust}，满意${satisfaction}（满分100）`,
    mattersHere: "此处未了结的事件",
    itsMatters: "该居民的事件",
    story: "经过",
    storyCut: "更早的步骤已不再保留。",
    more: (count) => `另有${count}件`,
    none: "无",
    desk: ({ waiting, atWork, servers }) => `排队任务${waiting}项；${servers}人中${atWork}人在忙`,
    standing: ["未发生", "未登记", "正在反映途中", "沉默", "未结案", "已结案", "未登记即消失"],
    publicMatter: "公共事件",
    residentLink: (id) => `居民${id}`,
    matterLink: (id) => `事件${id}`,
    due: "期限",
    step: (call, { unit, state, flag, lead }) => {
      switch (call) {
        case "born":
          return "发生";
        case "owners":
          return `权责单位：${lead}`;
        case "recorded":
          return `由${unit}登记${flag ? "（与原记录关联）" : ""}`;
        case "dispatched":
          return `派遣至${unit}`;
        case "accepted":
          return `${unit}接收`;
        case "sentBack":
          return `${unit}回退`;
        case "passed":
          return `移交${unit}`;
        case "entered":
          return `进入：${state}`;
        case "cooperation":
          return "请另一条线协助";
        case "done":
          return `${unit}报告办结${flag ? "" : "（实际未解决）"}`;
        case "checked":
          return flag ? "核查通过" : "核查未通过";
        case "closed":
          return "结案";
        case "reopened":
          return "重新打开";
        case "asked":
          return "请居民评价";
        case "rated":
          return flag ? "居民满意" : "居民不满意";
        case "settled":
          return "邻里自行解决";
        case "lapsed":
          return "未解决而消失或放弃";
        case "extended":
          return "延期";
        case "shelved":
          return "挂账";
        default:
          return null;
      }
    },
  },

  compare: {
    lead: "一个世界只是个例。比较在许多世界中进行，每个方案面对同样的世界，并说明哪些差异可以确认。",
    which: "方案",
    these: "上面两个方案",
    all: (count) => `研究的全部${count}个方案（按原设置）`,
    run: (count) => `运行${count}次重复`,
    verdicts: "何时作结论",
    once: "全部重复完成后一次",
    looks: (looks) => `在第${looks.join("、")}次重复时，直至全部得出结论`,
    precision: (share) => `均值误差在${share}%以内时`,
    runUpTo: (count) => `运行至多${count}次重复`,
    settled: (done) => `${done}次重复时结论已定，无需再增加。`,
    stop: "停止",
    progress: (done, planned) => `已完成${done}次，共${planned}次重复`,
    exploratory: "仅供探索：结论只在计划的重复次数完成时作出。",
    stopped: "未达到计划次数即停止，不作结论。",
    finished: "计划的重复已全部完成。",
    hash: "结果哈希",
    hashHint: "同一情景在命令行得到相同的哈希。",
    report: "打开完整报告",
    nothing: "只有一个方案，无可比较。",
    failed: (count) => `${count}次运行失败`,
  },

  explore: {
    lead: "所观看世界中的全部事件。在一张图中选择，其余各图随之变化。",
    notYet: "请先让本次重复运行到底。",
    measure: "显示",
    measures: {
      arisen: "发生事件数",
      solvedWithin7: "7日内解决",
      promiseKept: "按期解决并结案",
      unbrokenChain: "处置链条未断",
      hoursToClose: "登记至结案时间中位数",
    },
    units: {
      arisen: "件",
      solvedWithin7: "每百件",
      promiseKept: "每百件",
      unbrokenChain: "每百件",
      hoursToClose: "小时",
    },
    dimensions: { community: "社区", category: "类别", group: "对象", week: "周次" },
    groups: ["户籍居民", "流动居民", "公共事件"],
    clear: "清除全部筛选",
    all: "全部",
    kept: (parts) => (parts.length === 0 ? "全部事件。" : `已筛选：${parts.join("；")}。`),
    week: (n) => `第${n}周`,
    weeks: (from, to) => `第${from}至${to}周`,
    from: "自第几周",
    to: "至第几周",
    solved: "事件发生后的解决比例",
    solvedX: "小时",
    totals: "筛选后",
    one: "仅为一个世界：这里是描述，不是证明。请见“比较”。",
  },

  run: {
    lead: "命令行存储的运行结果。",
    open: "打开运行结果",
    openHint: "选择运行目录中的manifest.json和comparison.json，或用该目录启动查看器：gridgov view results/main",
    notARun: "这不是完整运行的文件：需要manifest.json和comparison.json。",
    otherModel: "该结果由另一版本的模型得出，此处所见可能与之不同。",
    sameModel: "该结果由同一版本的模型得出：其世界可在此观看和细查，结果相同。",
    use: "观看并细查其世界",
    incomplete: "该运行尚未完成。",
  },

  about: {
    heading: "关于本页",
    text: "模型就在本页中运行，数字与命令行相同。任何内容都不会离开本机。",
    frames: ({ script, rate }) => `最近一秒：每帧脚本${script}毫秒（95分位），每秒${rate}帧。`,
    version: (version, model) => `gridgov ${version}，模型${model}`,
  },

  unit: (name) => UNITS[name] ?? name,
};
