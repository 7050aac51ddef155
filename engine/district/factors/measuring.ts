/**
 * Who could measure a factor, how, and for how many person-days: what a city would do before it decides. Each way with its
 * effort is an assumption, to start a plan from; no city was asked.
 */
import type { Factor, Text } from "../registry.ts";

export interface Way {
  readonly way: Text;
  readonly who: Text;
  /** Assumption. */
  readonly personDays: number;
}

const WAYS = {
  registry: {
    way: { en: "count it in the registers of residents and housing", zh: "在人口与房屋登记中统计" },
    who: { en: "the subdistrict's registry clerks", zh: "街道登记人员" },
    personDays: 3,
  },
  records: {
    way: {
      en: "count it in a year of case records (`gridgov describe`, `gridgov fit`)",
      zh: "用一年的案件记录统计（`gridgov describe`、`gridgov fit`）",
    },
    who: { en: "whoever keeps the data of the grid platform", zh: "网格平台数据人员" },
    personDays: 5,
  },
  paths: {
    way: {
      en: "follow 200 dispatched matters through every unit that touches them",
      zh: "跟踪200件派遣事件在各单位间的流转",
    },
    who: { en: "the grid office with the supervision office", zh: "网格中心会同督查部门" },
    personDays: 25,
  },
  checks: {
    way: {
      en: "visit 200 closed matters again and look whether they are solved",
      zh: "回访200件已结案事件，核实是否真正解决",
    },
    who: { en: "checkers from outside the units that closed them", zh: "经办单位以外的核查人员" },
    personDays: 15,
  },
  diary: {
    way: {
      en: "a diary of two working weeks of 30 members, one in five accompanied",
      zh: "30名网格员记录两周工作日志，其中五分之一有人跟随",
    },
    who: { en: "the district's grid centre with a university", zh: "区网格中心会同高校" },
    personDays: 40,
  },
  affairs: {
    way: {
      en: "list every affair that departments send down in a quarter: hours, due date, who does it",
      zh: "登记一个季度内各部门下派的每项事务：工时、时限、承担者",
    },
    who: { en: "community secretaries, ten communities", zh: "十个社区的书记" },
    personDays: 20,
  },
  staff: {
    way: {
      en: "ask all members and community staff, without names, twice in a year",
      zh: "对全部网格员与社区人员匿名问卷，一年两次",
    },
    who: { en: "a university, not their employer", zh: "由高校而非用人单位进行" },
    personDays: 20,
  },
  residents: {
    way: {
      en: "ask 600 households, a third of them floating, what they last needed and whom they told",
      zh: "入户调查600户（三分之一为流动人口）：最近有何诉求、告诉了谁",
    },
    who: { en: "a survey institute", zh: "调查机构" },
    personDays: 60,
  },
  walk: {
    way: {
      en: "walk 40 grids every day for two weeks and compare with what was recorded",
      zh: "连续两周每日走查40个网格，与登记情况比对",
    },
    who: { en: "inspectors from outside the grid line", zh: "网格线以外的巡查人员" },
    personDays: 80,
  },
  personnel: {
    way: { en: "read it off five years of personnel files", zh: "查阅五年人事档案" },
    who: { en: "the personnel office", zh: "人事部门" },
    personDays: 4,
  },
  accounts: {
    way: { en: "read it off budget and contracts", zh: "查阅预算与合同" },
    who: { en: "the finance office", zh: "财政部门" },
    personDays: 2,
  },
  trial: {
    way: {
      en: "try it: some communities with it and some without, drawn by lot, for half a year",
      zh: "抽签分组试点半年：部分社区实行、部分不实行",
    },
    who: { en: "the district with a university", zh: "区政府会同高校" },
    personDays: 120,
  },
  chance: {
    way: {
      en: "nobody can know it beforehand: run the study again with it set at several values",
      zh: "无法事先得知：把它设为几个不同的值，重新运行研究",
    },
    who: { en: "whoever runs the study", zh: "运行研究的人" },
    personDays: 1,
  },
} as const satisfies Record<string, Way>;

type WayName = keyof typeof WAYS;

/** What fits most of a group of factors. */
const BY_GROUP: Readonly<Record<string, WayName>> = {
  population: "registry",
  demand: "records",
  shocks: "chance",
  reporting: "residents",
  members: "diary",
  community: "staff",
  handling: "paths",
  costs: "accounts",
  theories: "trial",
};

const each = (way: WayName, ...names: readonly string[]): [string, WayName][] => names.map((name) => [name, way]);

const BY_NAME: ReadonlyMap<string, WayName> = new Map([
  ...each("residents", "knowsMember", "initialTrust", "capitalStart"),
  ...each("walk", "publicPerGridDay", "vanishing", "vanishingDays", "publicReports", "patrolHours", "visitExposure"),
  ...each("walk", "headReports", "sensed", "sensorsHalf"),
  ...each(
    "records",
    "tellApp",
    "appAwareMonths",
    "appStart",
    "linkSame",
    "linkAcross",
    "petitionDays",
    "complaintDays",
  ),
  ...each("records", "selfPublic", "selfNeed", "needsCooperation", "limitSimple", "limitGeneral", "limitComplex"),
  ...each("records", "limitMaximum", "rated", "satisfaction", "satisfactionByTime", "satisfactionByHandover"),
  ...each("records", "expectedDispatched", "utilisation", "hotlineUtilisation", "repeatDays", "repeatDissatisfied"),
  ...each("checks", "truthSelf", "truthDepartment", "checkFinds", "remoteFinds", "independentFinds", "reemerges"),
  ...each("checks", "propertyFails", "propensityToGame", "fatigueErrors", "assessedFocus", "repeatUnsolved"),
  ...each("personnel", "quitBase", "quitByFatigue", "vacancyDays", "insiderShare", "payElasticity"),
  ...each(
    "staff",
    "fatigueMiddle",
    "fatigueDays",
    "fatigueSlowing",
    "roleStrain",
    "effort",
    "pressureGap",
    "ownPriority",
  ),
  ...each(
    "affairs",
    "affairHours",
    "affairMean",
    "affairSigma",
    "campaigns",
    "affairsToMembers",
    "pressing",
    "affairDue",
  ),
  ...each("affairs", "affairsReminded", "affairDropped", "affairsOnOfficers", "affairForms", "jointAffairs"),
  ...each("affairs", "affairContact", "gridDuties", "counterDuty", "petitionHours"),
  ...each(
    "trial",
    "affairsFollowCapacity",
    "rebound",
    "alignmentMeeting",
    "capitalGain",
    "capitalDecay",
    "trainingGain",
  ),
  ...each("trial", "whistleOveruse", "listedAnswer", "formSaving", "aidByCapital", "memorySuccess", "memoryFailure"),
]);

/** @returns how a factor could be measured; null for one of a group that nobody has thought of */
export function wayToMeasure({ name, group }: Pick<Factor, "name" | "group">): Way | null {
  const way = BY_NAME.get(name) ?? BY_GROUP[group];
  return way === undefined ? null : WAYS[way];
}

/** The factors that have a way of their own. */
export const MEASURED_BY_NAME: readonly string[] = [...BY_NAME.keys()];
