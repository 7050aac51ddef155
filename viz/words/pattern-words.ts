/** What a language must be able to say of patterns. All numbers come formatted. */

export interface PatternWords {
  readonly targets: string;
  readonly predictions: string;
  readonly echoes: string;
  readonly nulls: string;
  /** How many of each were met, and how many predictions speak for a mechanism. */
  summary(p: {
    targets: string;
    predictions: string;
    supporting: number;
    /** Of the supporting ones, in part inputs. */
    inputs: number;
    echoes: string;
  }): string;
  /** Of, as in "5 of 7". */
  of(n: number, all: number): string;
  /** "V4 on time on days ...: 3.1 in 100 (2.8 to 3.4), published 2 to 6: met." */
  row(p: {
    name: string;
    label: string;
    value: string;
    interval: string | null;
    published: string;
    told: string;
  }): string;
  readonly met: string;
  readonly missed: string;
  readonly passed: string;
  readonly failed: string;
  readonly verified: string;
  readonly notVerified: string;
  /** Beside a mean whose interval reaches over an end of the published range. */
  readonly close: string;
  /** `isMet` is null where it has no number. */
  null(p: { label: string; value: string; isMet: boolean | null }): string;
  beside(nulls: readonly string[]): string;
  /** The nulls that do not meet it. */
  supports(nulls: readonly string[]): string;
  readonly supportsNothing: string;
  /** Every null meets what the model fails. */
  readonly nullsDoBetter: string;
  inputs(names: readonly string[]): string;
  why(text: string): string;
  source(text: string): string;
  meaning(p: { label: string; meaning: string }): string;
  /** One published pair. */
  pair(p: {
    label: string;
    closure: string;
    simulatedClosure: string;
    isClosureMet: boolean;
    load: string;
    predicted: string;
    interval: string | null;
    onTime: string;
    distance: string;
    hit: boolean;
  }): string;
  closures(p: { world: string; hits: number; of: number; distance: string }): string;
  readonly world: string;
  readonly withoutGaming: string;
  readonly pairs: string;
  readonly chart: {
    readonly title: string;
    readonly known: string;
    readonly model: string;
    readonly null: string;
  };
  readonly table: {
    readonly name: string;
    readonly published: string;
    readonly simulated: string;
    readonly verdict: string;
    readonly supports: string;
    readonly inputs: string;
    readonly source: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly pairTable: { readonly head: readonly string[]; readonly outOfReach: string };
  readonly whyTitle: string;
}
