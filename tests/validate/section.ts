/** What a part of the validation found. */
export interface Section {
  /** Empty if all is well. */
  readonly failures: readonly string[];
  /** Markdown for docs/validation.md. */
  readonly lines: readonly string[];
}
