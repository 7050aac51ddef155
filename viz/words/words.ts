/**
 * What a language must be able to say. Both catalogues implement it whole, so a missing sentence does not compile;
 * long, since it is one list.
 */
import type { OccasionKind } from "../../engine/district/occasions.ts";
import type { PlannedCost } from "../../engine/district/planned-cost.ts";
import type { Text } from "../../engine/district/registry.ts";
import type { VerdictName } from "../charts/palette.ts";
import type { Lang } from "./lang.ts";
import type { StudyWords } from "./study-words.ts";

export type { Lang };

/** How an amount is shown: the unit a reader meets, not the one the engine stores. */
export type UnitName = "per100" | "points" | "hours" | "days" | "hoursPerWeek" | "yuan" | "manyYuan" | "other";

/** What a share is a share of, as the language needs it: "per 100 {of}", or a noun with its counter. */
export interface Denominator {
  readonly of: string;
  readonly counter: string;
}

export interface UnitWords {
  /** For an axis or a column head. */
  readonly axis: string;
  amount(value: string): string;
  /** An amount whose unit was said just before. */
  bare(value: string): string;
  /** A difference; `value` has no sign. */
  more(value: string): string;
  less(value: string): string;
  /** The words of a difference inside an interval: "more", "fewer". */
  readonly moreWord: string;
  readonly lessWord: string;
}

/** Whether a difference of the score keeps its sign under any weights: settled, of one sign but unsettled, or mixed. */
export type WeightSign = "settled" | "open" | "mixed";

export type EvidenceName = "D" | "I" | "A";

/** A lever that was solved, in words and formatted numbers. */
export interface Matched {
  readonly policy: string;
  readonly lever: string;
  readonly value: string;
  readonly cost: PlannedCost;
  readonly to: string;
  readonly reached: string;
  readonly wanted: string;
}

/** A difference by district: the smallest and the largest, formatted, and where they are. */
export interface Spread {
  readonly response: string;
  readonly policy: string;
  readonly baseline: string;
  readonly unit: string;
  readonly least: string;
  readonly leastAt: string;
  readonly most: string;
  readonly mostAt: string;
  readonly of: number;
  readonly alike: number;
  readonly clear: number;
  readonly level: string;
}

/** One result against the baseline; all numbers are formatted and carry their units. */
export interface FindingParts {
  readonly response: string;
  readonly baseline: string;
  readonly value: string;
  readonly baselineValue: string;
  readonly difference: string;
  readonly interval: string;
  readonly verdict: VerdictName;
  readonly margin: string | null;
}

/** A policy that has the most or the least of something; null where that is the baseline. */
export interface Extreme {
  readonly policy: string;
  readonly value: string;
}

export interface Tally {
  readonly better: number;
  readonly worse: number;
  readonly different: number;
  readonly equivalent: number;
  readonly undecided: number;
}

export interface Words {
  readonly lang: Lang;
  /** BCP 47 tag of the page. */
  readonly tag: string;
  text(text: Text): string;
  list(items: readonly string[]): string;
  /** A label at the beginning of a line or sentence. */
  heading(label: string): string;
  /** Where the report was written. */
  reportAt(path: string): string;
  readonly colon: string;
  readonly semicolon: string;
  readonly fullStop: string;
  /** An aside in round brackets, with the space before it that the language wants. */
  bracketed(aside: string): string;
  readonly undefinedValue: string;

  // units and amounts
  /** What shares named by this response are shares of; a neutral one if unknown. */
  denominator(response: string, group: string | null): Denominator;
  unit(unit: UnitName, of: Denominator, raw: string): UnitWords;
  /** From this many yuan on, amounts are shown in `manyYuan`, each so many yuan. */
  readonly manyYuan: number;
  interval(low: string, high: string): string;
  /** Both ends on one side of zero, the smaller first. */
  betweenOneSide(small: string, large: string, word: string): string;
  betweenSides(less: string, lessWord: string, more: string, moreWord: string): string;
  /** A unit of the registry (of a lever or a factor) in words. */
  rawUnit(unit: string): string;
  readonly zeroDifference: string;
  readonly duration: { hour: string; day: string; week: string; month: string; oneWeek: string };

  // verdicts
  readonly verdict: Readonly<Record<VerdictName, string>>;
  /** A sentence of its own. */
  readonly verdictSentence: Readonly<Record<VerdictName, string>>;
  readonly direction: { lower: string; higher: string; neither: string };
  /** The side of a chart on which a difference is an improvement, with its arrow. */
  readonly directionMark: { lower: string; higher: string; neither: string };
  finding(parts: FindingParts): string;
  undefinedFinding(response: string, policy: string, baseline: string): string;
  beside(response: string, value: string, baselineValue: string, verdict: VerdictName): string;
  sameDisagrees(difference: string): string;
  summary(policy: string, baseline: string, tally: Tally, of: number): string;
  /** One policy on the first page; all numbers are formatted and carry their units. */
  headline(parts: {
    policy: string;
    value: string;
    difference: string;
    interval: string;
    verdict: VerdictName;
    tally: Tally;
    of: number;
    /** Full cost as a multiple of the baseline's, or null. */
    cost: string | null;
  }): string;
  attribution(parts: {
    response: string;
    policy: string;
    baseline: string;
    total: string;
    part: string;
    partInterval: string;
    label: string;
    rest: string;
    restInterval: string;
  }): string;

  // names of parts of composite responses
  stage(name: string): string;
  activity(name: string): string;
  line(name: string): string;
  group(name: string): string;
  leverGroup(name: string): string;
  factorGroup(name: string): string;
  communityType(name: string): string;
  readonly evidence: Readonly<Record<EvidenceName, string>>;
  readonly evidenceLong: Readonly<Record<EvidenceName, string>>;
  evidenceCounts(counts: Readonly<Record<EvidenceName, number>>): string;

  readonly page: PageWords;
  readonly chart: ChartWords;
  readonly study: StudyWords;
}

/** Headings, captions and standing sentences of the report. */
export interface PageWords {
  readonly kicker: string;
  readonly banner: string;
  /** At the end of what is printed. */
  readonly onPaper: string;
  readonly skip: string;
  readonly contents: string;
  readonly baseline: string;
  readonly policy: string;
  readonly policies: string;
  readonly measure: string;
  readonly unit: string;
  readonly mean: string;
  readonly interval: string;
  readonly difference: string;
  differencesIn(unit: string): string;
  readonly simultaneous: string;
  readonly spread: string;
  readonly margin: string;
  readonly pHolm: string;
  readonly shareBetter: string;
  readonly verdict: string;
  readonly replicationsUsed: string;
  readonly showTable: string;
  readonly showDetails: string;
  readonly beside: string;
  readonly scroll: string;
  readonly none: string;
  readonly total: string;
  readonly value: string;
  readonly range: string;
  readonly source: string;
  readonly evidence: string;
  readonly factor: string;
  readonly lever: string;
  readonly changedFrom: string;
  readonly exploratory: string;
  readonly timesBaseline: string;

  readonly question: string;
  readonly answer: string;
  /** What is compared with what, and the first primary measure under the baseline. */
  answerLead(parts: {
    policies: number;
    baseline: string;
    replications: number;
    measure: string;
    value: string;
  }): string;
  readonly dependsOn: string;
  dependsOnAssumed(counts: Readonly<Record<EvidenceName, number>>): string;
  dependsOnSame(count: number): string;
  readonly dependsOnScope: string;
  readonly readOn: string;
  readonly policyByPolicy: string;
  policiesLead(baseline: string, alpha: string): string;
  readonly reading: string;
  readonly attributionTitle: string;
  readonly attributionLead: string;
  glance(baseline: string): string;
  readonly precision: string;
  precisionCaption(level: string): string;
  readonly costCaption: string;
  readonly mainTable: string;
  mainTableCaption(level: string): string;
  readonly forest: string;
  readonly thisPolicy: string;
  readonly waterfall: string;
  /** Where the figures of the waterfall stand. */
  readonly waterfallTable: string;
  readonly process: string;
  processChange(policy: string, baseline: string): string;
  readonly way: string;
  readonly wayCaption: string;
  readonly network: string;
  networkOf(policy: string): string;
  readonly networkCaption: string;
  readonly modularity: string;
  readonly handovers: string;
  readonly map: string;
  mapOf(measure: string): string;
  readonly winners: string;
  readonly byCategory: string;
  readonly category: string;
  readonly groupOfResidents: string;
  readonly pairs: string;
  pairOf(indicator: string, counterpart: string): string;
  readonly distribution: string;
  readonly decomposition: string;
  readonly fragmentation: string;
  readonly hours: string;
  readonly backlog: string;
  readonly secondary: string;
  secondaryLead(level: string): string;
  secondaryCaption(group: string): string;
  readonly cost: string;
  readonly costLead: string;
  readonly differences: string;
  readonly differencesLead: string;
  readonly differencesCaption: string;
  /** What was solved before running, so that a policy costs as much as another. */
  matched(parts: Matched): string;
  readonly noDifferences: string;
  readonly putIn: string;
  putInText(parts: { communities: number; grids: number; factors: number; levers: number; changed: number }): string;
  comesOutText(responses: number, primary: number): string;
  readonly threeKinds: string;
  readonly communitiesCaption: string;
  readonly community: string;
  readonly districtsTitle: string;
  districtsLead(districts: number): string;
  readonly districtsCaption: string;
  readonly district: string;
  /** How one difference spreads over the districts of a city; `alike` have the city's sign, `clear` of them beyond doubt. */
  overDistricts(parts: Spread): string;
  readonly type: string;
  readonly grids: string;
  readonly demand: string;
  readonly assumptions: string;
  readonly assumptionsLead: string;
  readonly assumptionsCaption: string;
  readonly audit: string;
  auditText(parts: { median: string; least: string; warnings: number; pairs: number }): string;
  readonly auditCaption: string;
  readonly correlation: string;
  readonly varianceReduction: string;
  readonly saved: string;
  readonly warning: string;
  readonly backfires: string;
  readonly fine: string;
  readonly warmUp: string;
  /** `cut`: weeks after which the start is forgotten; null where none is found in the first half of all `weeks`. */
  warmUpCut(parts: { weeks: number; cut: number | null; replications: number; baseline: string }): string;
  /** The cuts of single replications; null where none has one in the first half. */
  warmUpCuts(parts: { range: { from: number; to: number } | null; tooShort: number; replications: number }): string;
  warmUpUntested(parts: { weeks: number; least: number }): string;
  readonly method: string;
  methodItems(parts: {
    replications: number;
    burnInWeeks: string;
    intakeDays: string;
    followUpDays: string;
    level: string;
    alpha: string;
    family: number;
    baseline: string;
    looks: string;
  }): readonly string[];
  readonly protocol: string;
  readonly protocolLead: string;
  /** What a reporting guideline asks, filled from the run, with the page that says more. */
  protocolItems(parts: {
    question: string;
    district: string;
    communities: number;
    grids: number;
    levers: number;
    responses: number;
    counts: Readonly<Record<EvidenceName, number>>;
    burnInWeeks: string;
    intakeDays: string;
    followUpDays: string;
    policies: number;
    replications: string;
    seed: string;
    version: string;
    node: string;
  }): readonly (readonly [asked: string, answer: string])[];
  readonly limits: string;
  readonly limitItems: readonly string[];
  readonly reproduce: string;
  readonly reproduceLead: string;
  readonly provenance: string;
  replicationsDone(done: number, planned: number): string;
  failed(policy: string, replication: number, message: string): string;
  failedLead(count: number): string;
  readonly rowNames: {
    version: string;
    modelHash: string;
    scenarioHash: string;
    resultHash: string;
    seed: string;
    replications: string;
    node: string;
    finished: string;
  };
  readonly incomplete: string;
  readonly nothingToCompare: string;
  notShown(what: string): string;
}

/** Axes, keys and one-sentence readings of the charts. */
export interface ChartWords {
  forestLabel(baseline: string): string;
  readonly forestBand: string;
  forestAxis(unit: string, baseline: string): string;
  forestReading(tally: Tally, of: number, baseline: string): string;
  /** Said after the label of a chart to those who cannot see it. */
  readonly seeTable: string;
  readonly bandLabel: string;
  /** What the line through a dot is, where it shows a mean. */
  lineLabel(level: string): string;
  readonly distributionLabel: string;
  readonly distributionX: string;
  readonly distributionY: string;
  distributionReading(parts: {
    time: string;
    baseline: string;
    baselineValue: string;
    most: Extreme | null;
    least: Extreme | null;
  }): string;
  readonly decompositionLabel: string;
  readonly decompositionAxis: string;
  decompositionReading(parts: {
    baseline: string;
    total: string;
    stage: string;
    stageShare: string;
    least: string;
    leastTotal: string;
  }): string;
  readonly fragmentationLabel: string;
  readonly fragmentationAxis: string;
  readonly scoreAxis: string;
  readonly partsTitle: string;
  readonly scoreTitle: string;
  fragmentationReading(parts: {
    baseline: string;
    unbroken: string;
    most: string;
    mostValue: string;
    part: string;
    partValue: string;
  }): string;
  scoreReading(parts: {
    policy: string;
    baseline: string;
    difference: string;
    from: string;
    to: string;
    sign: WeightSign;
  }): string;
  readonly hoursLabel: string;
  readonly hoursAxis: string;
  hoursReading(parts: { line: string; rows: readonly { policy: string; activity: string; share: string }[] }): string;
  readonly backlogLabel: string;
  readonly backlogX: string;
  readonly backlogY: string;
  /** On an axis of weeks. */
  readonly enacted: string;
  readonly occasion: Readonly<Record<OccasionKind, string>>;
  warmUpLabel(baseline: string): string;
  warmUpY(baseline: string): string;
  warmUpRaw(replications: number): string;
  warmUpSmooth(weeks: number): string;
  warmUpX(weeks: number): string;
  warmUpCut(week: number): string;
  backlogReading(parts: {
    baseline: string;
    baselineValue: string;
    most: Extreme | null;
    least: Extreme | null;
  }): string;
  readonly moreLabel: string;
  readonly moreRisk: string;
  moreError(level: string): string;
  moreEnds(level: string): string;
  moreReading(replications: string): string;
  waterfallLabel(baseline: string): string;
  readonly waterfallAxis: string;
  readonly waterfallLess: string;
  readonly waterfallMore: string;
  readonly waterfallHollow: string;
  waterfallReading(parts: {
    policy: string;
    baseline: string;
    difference: string;
    isLess: boolean;
    stage: string;
    step: string;
  }): string;
  processLabel(policy: string): string;
  processDifference(policy: string, baseline: string): string;
  readonly processChannels: string;
  readonly processUnits: string;
  readonly processEndings: string;
  processArcs(least: string): string;
  readonly processDifferences: string;
  readonly processSendBacks: string;
  processMore(baseline: string): string;
  processLess(baseline: string): string;
  readonly ending: { readonly solved: string; readonly unsolved: string; readonly open: string };
  readonly arcKind: Readonly<Record<"entry" | "handover" | "exit" | "unaccepted" | "sendBack", string>>;
  processReading(parts: {
    baseline: string;
    unit: string;
    first: string;
    handovers: string;
    sendBacks: string;
    solved: string;
    unsolved: string;
    open: string;
  }): string;
  networkLabel(policy: string): string;
  readonly networkFrom: string;
  readonly networkTo: string;
  networkReading(parts: { baseline: string; from: string; to: string; volume: string; modularity: string }): string;
  mapLabel(measure: string, baseline: string): string;
  mapLevel(measure: string, unit: string): string;
  /** One end of the scale of differences. */
  mapSide(isMore: boolean, better: "lower" | "higher" | "neither"): string;
  readonly mapOpen: string;
  readonly mapSchematic: string;
  mapReading(parts: {
    measure: string;
    baseline: string;
    least: string;
    leastValue: string;
    most: string;
    mostValue: string;
    moved: { policy: string; from: string; fromPlace: string; to: string; toPlace: string } | null;
  }): string;
  winnersLabel(measure: string, baseline: string): string;
  readonly winnersLine: string;
  readonly winnersWords: Readonly<Record<"better" | "worse" | "different" | "undecided", string>>;
  winnersReading(
    measure: string,
    baseline: string,
    rows: readonly { policy: string; gain: number; lose: number; all: number }[],
  ): string;
  readonly pairsLabel: string;
  readonly pairsReading: string;
  paretoLabel(measure: string): string;
  readonly paretoFront: string;
  paretoReading(measure: string, efficient: readonly string[], of: number): string;
  headlineLabel(measure: string, baseline: string): string;
  hoursUnit(value: string): string;
  partOf(group: string, line: string): string;
}
