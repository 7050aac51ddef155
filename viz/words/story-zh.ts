/** Simplified Chinese; see the English. */
import type { StoryWords, TaskName } from "./story.ts";

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

const TASKS: Readonly<Record<TaskName, string>> = {
  matter: "现场查看处置",
  rework: "返工",
  takeover: "接手网格员未办之事",
  communityMatter: "社区处置",
  verify: "现场核查是否办结",
  check: "中心核查是否办结",
  affair: "办理行政事务",
  visit: "入户走访",
  meeting: "联席会议",
  patrol: "规定巡查",
  cooperate: "应另一条线请求予以配合",
  duplicate: "处理重复记录",
  intake: "接听并登记",
  enquiry: "答复来电",
  triage: "研判并派遣",
  redispatch: "重新派遣",
  reminder: "处理催办",
  centre: "区中心派遣",
  adjudicate: "裁定权责",
  review: "审阅是否属本单位",
  work: "办理",
  background: "办理样本外事件",
  property: "物业处置",
  counter: "窗口值守",
  emptyReport: "填报无对应事件的信息",
  training: "培训",
  alarm: "核实传感器误报",
  petition: "答复信访",
  summon: "应街道“吹哨”到场牵头",
  attend: "应街道“吹哨”到场",
  accompany: "随同走访",
};

const QUESTIONS: Readonly<Record<string, string>> = {
  "settles with neighbours after": "邻里多久解决",
  "settles with neighbours": "邻里能否自行解决？",
  "uses the app": "居民用小程序而非热线？",
  "call time": "通话时长",
  channel: "居民向谁反映",
  "community matter": "是否属社区事务？",
  "compound matter": "是否在院落小区之内？",
  "needs the other line": "是否需要另一条线配合？",
  "cross-boundary": "是否跨权责边界？",
  satisfied: "居民是否满意？",
  "check finds": "核查能否发现未办结？",
  gamed: "压力足够时，该单位是否会粉饰数字？",
  "micro-grid head comes upon it after": "微网格长多久发现",
  "inspected after": "第三方多久检查",
  "under a lead": "各权责单位是否牵头联办？",
  "lead time": "无人可办的等待多长",
  "has lead time": "是否须等待外部单位或法定期限？",
  linked: "后一记录是否与首次记录关联？",
  "on the duty list": "是否在权责清单之内？",
  misjudged: "网格员是否误办非职责之事？",
  "told to another net": "是否告知了另一张网的网格员？",
  "closes on paper": "以何种方式粉饰数字",
  "work on the spot": "现场处置时长",
  "community's work": "社区处置时长",
  "passes back": "该单位是否退给上一单位？",
  "property manager's delay": "物业拖延多久",
  "asks the property manager": "居民是否先找物业？",
  "property manager's work": "物业处置时长",
  "check pushed onto the community": "核查是否推给社区？",
  rates: "居民是否评价？",
  "re-emerges after": "多久再次显现",
  "re-emerges": "未解决之事是否再次显现？",
  refuses: "该单位是否推诿本属自己的事？",
  "complains again": "居民是否再次投诉？",
  "complains again after": "居民多久再次投诉",
  "public report after": "路人多久会反映",
  "request succeeds": "另一条线此次是否配合？",
  "review delay": "该单位多久答复",
  "right unit": "是否派对单位？",
  "checked by the office": "是否被中心抽中核查？",
  "self-handled": "是否在网格员权限与能力之内？",
  "send-back delay": "回退耗时",
  "sensed after": "传感器多久报警",
  "within a sensor's reach": "是否在传感器覆盖之内？",
  "nobody's until ruled": "裁决之前是否无主管部门？",
  "co-owned": "是否由两个部门共管？",
  "petition silenced": "信访是否被劝退？",
  "silent for": "居民沉默多久",
  simple: "是否属简易事件？",
  "small matter to the community": "没有网格线时，小事是否归社区？",
  "rating steered": "评价是否被引导？",
  "tells after": "居民多久反映",
  "patrol threshold": "需多少巡查才能发现",
  transit: "单位间流转时长",
  "triage time": "研判时长",
  "truly solved": "是否真正解决？",
  urgent: "是否紧急？",
  "vanishes after": "多久会自行消失",
  vanishes: "是否会自行消失？",
  "speaks up": "居民是否向任何人反映？",
  "complains about waiting after": "居民多久因等待而催问",
  "whistled for": "街道是否“吹哨”召集部门？",
  witness: "谁遇见此事",
  "officer's work": "部门人员办理时长",
  "silence worsens": "无人知晓期间是否恶化？",
  "wrong unit": "错派到哪个单位",
};

const signed = (hours: number): string => `${hours < 0 ? "" : "+"}${hours.toFixed(0)}`;

export const STORY_ZH: StoryWords = {
  clock: (day, weekday, time) => `${day >= 0 ? `第${day + 1}日` : `实施前${-day}日`}，${WEEKDAYS[weekday]}，${time}`,
  duration: (hours) => {
    if (hours < 1) return `${Math.round(hours * 60)}分钟`;
    if (hours < 48) return `${hours.toFixed(1)}小时`;
    return `${(hours / 24).toFixed(1)}天`;
  },
  matter: ({ id, category, grid, resident }) =>
    `事件${id}：${category}，${grid}，${resident === null ? "公共事件" : `${resident}的诉求`}`,
  resident: (id) => `居民${id}`,
  member: ({ id, isFullTime, grids }) => `网格员${id}，${isFullTime ? "专职" : "兼职"}，${grids}`,
  grid: (community, grid) => `${community}，网格${grid}`,
  units: (names) => names.join("、"),
  who: (line, name) => {
    switch (line) {
      case "member":
        return `网格员${name}`;
      case "community":
        return `${name}社区工作人员`;
      case "department":
        return `${name}工作人员`;
      case "counter":
        return `${name}窗口人员`;
      case "volunteers":
        return "志愿者";
      case "property":
        return "物业";
      case "office":
        return "网格中心";
      case "hotline":
        return "热线";
      default:
        return "区中心";
    }
  },
  call: (name, told) => {
    switch (name) {
      case "born":
        return told.isNeed ? `居民产生诉求（${told.category}）` : `公共事件发生（${told.category}）`;
      case "owners":
        return told.units === "" ? "区中心裁决之前无主管部门" : `权责单位：${told.units}`;
      case "recorded":
        return `由${told.unit}登记${told.flag ? "，与原记录关联" : ""}`;
      case "deadline":
        return `应于${told.time}前结案`;
      case "dispatched":
        return `派遣至${told.unit}`;
      case "accepted":
        return `${told.unit}接收`;
      case "sentBack":
        return `${told.unit}回退`;
      case "passed":
        return `移交${told.unit}`;
      case "entered":
        return `状态：${told.state}`;
      case "cooperation":
        if (told.request === "asked") return "请求另一条线配合";
        return told.request === "failed" ? "另一条线此次未予配合" : "另一条线已配合";
      case "waited":
        return `网格员为另一条线工作期间，此事被搁置${told.hours}`;
      case "done":
        return `${told.unit}报告办结${told.flag ? "" : "——实际未解决"}`;
      case "checked":
        return told.flag ? "核查通过" : "核查未通过";
      case "closed":
        return "结案";
      case "reopened":
        return "重新打开";
      case "asked":
        return "请居民评价";
      case "rated":
        return told.flag ? "评价：满意" : "评价：不满意";
      case "settled":
        return "邻里自行解决，未登记";
      case "lapsed":
        return "未解决而自行消失或被放弃";
      case "extended":
        return `官方期限延至${told.time}`;
      case "shelved":
        return "挂账：不再计入官方指标";
      default:
        return null;
    }
  },
  starts: (who, task, waited) => `${who}开始：${task}${waited === null ? "" : `（此前等待${waited}）`}`,
  ends: (who, task, took) => `${who}结束：${task}（用时${took}）`,
  task: (name) => TASKS[name],
  about: (task, matter) => `${task}——${matter}`,
  patrols: "巡查",
  question: (decision) => QUESTIONS[decision] ?? decision,
  decides: (question, u, threshold, isTaken) => `${question}${isTaken ? "是" : "否"}（抽得${u}，低于${threshold}为是）`,
  draws: (question, u) => `${question}：抽得${u}`,
  nothing: "无",
  sameUntil: "两种政策下相同的部分：",
  thenUnder: (policy) => `此后，“${policy}”下：`,
  stages: (list) =>
    `“${list[0].policy}”下首次结案前各阶段小时数之差：${list.map(({ stage, hours }) => `${stage}${signed(hours)}`).join("，")}`,
  policy: (name) => `政策“${name}”：`,
  explained: ({ policy, baseline, count, of }) =>
    `收件年度内发生的${of}件事件中，同样运气下“${policy}”与“${baseline}”解决用时相差最大的${count}件。`,
  against: ({ first, second, firstPolicy, secondPolicy }) =>
    `“${firstPolicy}”下${first}解决，“${secondPolicy}”下${second}解决`,
  unsolved: "（随访期内）未解决",
  day: ({ day, weekday }) => `第${day + 1}日，${WEEKDAYS[weekday]}`,
};
