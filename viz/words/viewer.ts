/** What the viewer must be able to say in a language, beside the words of the report. */
import { VIEWER_EN } from "./viewer-en.ts";
import { VIEWER_ZH } from "./viewer-zh.ts";
import type { Lang } from "./words.ts";

export type PhaseName = "unrecorded" | "waiting" | "working" | "checking";
export type DoingName = "patrol" | "matters" | "affairs" | "visits" | "other" | "atCommunity" | "offDuty" | "vacant";
export type MeasureName = "arisen" | "solvedWithin7" | "promiseKept" | "unbrokenChain" | "hoursToClose";
export type DimensionName = "community" | "category" | "group" | "week";
export type SpeedName = "hour" | "quarter" | "day" | "week" | "month";

export interface ViewerWords {
  readonly title: string;
  readonly banner: string;
  readonly skip: string;
  readonly language: string;
  readonly theme: { readonly label: string; readonly auto: string; readonly light: string; readonly dark: string };
  readonly tabs: { readonly watch: string; readonly compare: string; readonly explore: string; readonly run: string };
  readonly tabsLabel: string;

  readonly scenario: {
    readonly heading: string;
    readonly study: string;
    readonly baseline: string;
    readonly policy: string;
    readonly levers: string;
    readonly leversOf: string;
    readonly factors: string;
    readonly factorsLead: string;
    readonly seed: string;
    readonly replication: string;
    readonly replicationHint: string;
    readonly planned: string;
    readonly reset: string;
    changed(count: number): string;
    startedAt(value: string): string;
    readonly save: string;
    readonly open: string;
    readonly share: string;
    readonly shared: string;
    readonly sharedTooLong: string;
    readonly saved: string;
    readonly problems: string;
    readonly unreadable: string;
    readonly opened: string;
    readonly fileHint: string;
    readonly command: string;
    facts(parts: { communities: number; grids: number }): string;
  };

  readonly watch: {
    readonly lead: string;
    readonly play: string;
    readonly pause: string;
    readonly restart: string;
    readonly stepHour: string;
    readonly stepDay: string;
    readonly toEnd: string;
    readonly speed: string;
    readonly speeds: Readonly<Record<SpeedName, string>>;
    readonly building: string;
    burningIn(share: string): string;
    /** Days since the policies were enacted, negative before; weekday 0 to 6; and time of the day. */
    readonly ended: string;
    readonly followUp: string;
    readonly legendMatters: string;
    readonly legendMembers: string;
    readonly legendMoves: string;
    readonly phase: Readonly<Record<PhaseName, string>>;
    readonly doing: Readonly<Record<DoingName, string>>;
    readonly partTime: string;
    readonly late: string;
    inQueue(tasks: number): string;
    readonly shade: string;
    readonly moves: { readonly arises: string; readonly goes: string; readonly back: string; readonly closes: string };
    mapLabel(policy: string, community: number, grids: number): string;
    readonly mapNote: string;
    now(parts: {
      open: number;
      waiting: number;
      working: number;
      checking: number;
      unrecorded: number;
      overdue: number;
    }): string;
    readonly counts: {
      readonly arisen: string;
      readonly recorded: string;
      readonly open: string;
      readonly overdue: string;
      readonly closed: string;
    };
    readonly trend: string;
    trendLabel(parts: { readonly policy: string; readonly value: string }[]): string;
    readonly days: string;
    readonly lost: string;
  };

  readonly look: {
    readonly heading: string;
    readonly hint: string;
    readonly place: string;
    readonly nothing: string;
    grid(community: string, grid: number): string;
    readonly matter: string;
    readonly resident: string;
    readonly find: string;
    readonly follow: string;
    readonly close: string;
    readonly noMatter: string;
    readonly noResident: string;
    member(parts: { id: number; isFullTime: boolean; fatigue: string; knowledge: string }): string;
    readonly noMember: string;
    residentFacts(parts: { isFloating: boolean; trust: string; satisfaction: string }): string;
    readonly mattersHere: string;
    readonly itsMatters: string;
    readonly story: string;
    readonly storyCut: string;
    more(count: number): string;
    readonly none: string;
    desk(parts: { waiting: number; atWork: number; servers: number }): string;
    readonly standing: readonly string[];
    readonly publicMatter: string;
    residentLink(id: number): string;
    matterLink(id: number): string;
    readonly due: string;
  };

  readonly compare: {
    readonly lead: string;
    readonly which: string;
    readonly these: string;
    all(count: number): string;
    run(count: number): string;
    readonly verdicts: string;
    readonly once: string;
    looks(looks: readonly number[]): string;
    precision(share: string): string;
    runUpTo(count: number): string;
    settled(done: number): string;
    readonly stop: string;
    progress(done: number, planned: number): string;
    readonly exploratory: string;
    readonly stopped: string;
    readonly finished: string;
    readonly hash: string;
    readonly hashHint: string;
    readonly report: string;
    readonly nothing: string;
    failed(count: number): string;
  };

  readonly explore: {
    readonly lead: string;
    readonly notYet: string;
    readonly measure: string;
    readonly measures: Readonly<Record<MeasureName, string>>;
    readonly units: Readonly<Record<MeasureName, string>>;
    readonly dimensions: Readonly<Record<DimensionName, string>>;
    readonly groups: readonly string[];
    readonly clear: string;
    readonly all: string;
    kept(parts: readonly string[]): string;
    week(n: number): string;
    weeks(from: number, to: number): string;
    readonly from: string;
    readonly to: string;
    readonly solved: string;
    readonly solvedX: string;
    readonly totals: string;
    readonly one: string;
  };

  readonly run: {
    readonly lead: string;
    readonly open: string;
    readonly openHint: string;
    readonly notARun: string;
    readonly otherModel: string;
    readonly sameModel: string;
    readonly use: string;
    readonly incomplete: string;
  };

  readonly about: {
    readonly heading: string;
    readonly text: string;
    frames(parts: { script: string; rate: string }): string;
    version(version: string, model: string): string;
  };

  /** Units by name, short enough for the map. */
  unit(name: string): string;
}

export function viewerWords(lang: Lang): ViewerWords {
  return lang === "zh" ? VIEWER_ZH : VIEWER_EN;
}
