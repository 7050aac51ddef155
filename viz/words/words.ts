/** What a language must be able to say. Both catalogues implement it whole, so a missing sentence does not compile. */
import type { Text } from "../../engine/district/registry.ts";
import type { VerdictName } from "../charts/palette.ts";
import type { StudyWords } from "./study-words.ts";

export type Lang = "en" | "zh";

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
  answerLead(baseline: string, alpha: string): string;
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
  readonly noDifferences: string;
  readonly putIn: string;
  putInText(parts: { communities: number; grids: number; factors: number; levers: number; changed: number }): string;
  comesOutText(responses: number, primary: number): string;
  readonly threeKinds: string;
  readonly communitiesCaption: string;
  readonly community: string;
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
  backlogReading(parts: {
    baseline: string;
    baselineValue: string;
    most: Extreme | null;
    least: Extreme | null;
  }): string;
  hoursUnit(value: string): string;
  partOf(group: string, line: string): string;
}
