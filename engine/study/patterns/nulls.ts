/**
 * Null models: the same district with one mechanism taken out, by values of factors outside their plausible ranges where
 * need be. What every one of them meets too speaks for none of the mechanisms.
 */
import type { FactorValues, LeverValues, Text } from "../../district/registry.ts";

export interface Null {
  readonly name: string;
  readonly label: Text;
  /** What it leaves out, in a line. */
  readonly meaning: Text;
  readonly factors: FactorValues;
  /** Of every policy. */
  readonly levers: LeverValues;
}

/**
 * What residents tell, and to whom, whatever they lived through: as often, and a third to the member, as in the model on
 * average, so that a null differs by the mechanism and not by how much there is to do.
 */
const FIXED_REPORTING: FactorValues = {
  voiceBase: 0.8,
  memorySuccess: 0,
  memoryFailure: 0,
  reputationWeight: 0,
  wordOfMouth: 0,
  voiceByTrust: 0,
  tellMember: 0.33,
  tellKnownMember: 0,
  appStart: 1,
};

/** Demand of a year of days alike, over that of a week's and the festival's rhythm. */
const ALIKE = 0.905;

export const NULLS: readonly Null[] = [
  {
    name: "no-behaviour",
    label: { en: "no behaviour", zh: "无行为" },
    meaning: {
      en: "a network of queues as Jackson's: nobody learns, tires, refuses, games, hurries or complains again, and days and places are alike",
      zh: "如杰克逊排队网络：无人学习、疲劳、推诿、博弈、赶工或再次投诉，日期与地点均无差异",
    },
    factors: {
      ...FIXED_REPORTING,
      // What neighbours settle with the social capital that there is in the model on average.
      aidBase: 0.2,
      aidByCapital: 0,
      needsPerGridDay: 1.0 * ALIKE,
      publicPerGridDay: 1.5 * ALIKE,
      enquiriesPerGridDay: 0.5 * ALIKE,
      // Floating residents as the others: the base takes over what they speak up less.
      voiceBase: 0.5,
      voiceSpread: 0,
      voiceFloating: 0,
      residentSpread: 0,
      gridSpread: 0,
      dayVariation: 0,
      monthVariation: 0,
      festivalDemand: 1,
      weekendDemand: 1,
      campaigns: 0,
      skillSpread: 0,
      knowledgeWeight: 0,
      fatigueErrors: 0,
      fatigueSlowing: 0,
      roleStrain: 0,
      quitByFatigue: 0,
      needsCooperation: 0,
      affairsFollowCapacity: 0,
      rebound: 0,
      refusal: 0,
      passBack: 0,
      surge: 0,
      effort: 0,
      propensityToGame: 0,
      repeatUnsolved: 0,
      repeatDissatisfied: 0,
      reemerges: 0,
      petition: 0,
    },
    levers: {},
  },
  {
    name: "no-alignment",
    label: { en: "no alignment", zh: "无协同度" },
    meaning: {
      en: "the two lines help each other whenever they have the time, whatever happened between them",
      zh: "条块只要有空就相互配合，与以往关系无关",
    },
    factors: { cooperationTheory: "workload" },
    levers: {},
  },
  {
    name: "no-affairs",
    label: { en: "no affairs", zh: "无事务" },
    meaning: {
      en: "departments issue no administrative affairs, so that nothing contests the day",
      zh: "各部门不下达行政事务，工作日不受挤占",
    },
    factors: { affairHours: 0 },
    levers: {},
  },
  {
    name: "fixed-reporting",
    label: { en: "fixed reporting", zh: "固定上报" },
    meaning: {
      en: "what residents tell, and to whom, does not depend on what they lived through; every channel is known from the start",
      zh: "居民反映什么、向谁反映，不受经历影响；各渠道自始为人所知",
    },
    factors: FIXED_REPORTING,
    levers: {},
  },
];
