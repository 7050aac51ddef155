import { grown } from "../kernel/column.ts";

/** Records that no happening stands behind: in official rates yes, in cohorts of matters no. */
export class EmptyReports {
  size: number;
  recAt: Float64Array;
  closedAt: Float64Array;
  deadlineAt: Float64Array;

  constructor() {
    this.size = 0;
    this.recAt = new Float64Array(16);
    this.closedAt = new Float64Array(16);
    this.deadlineAt = new Float64Array(16);
  }

  /** @param closedAt hours; NaN if never closed */
  add(recAt: number, closedAt: number, deadlineAt: number): void {
    const row = this.size++;
    if (row === this.recAt.length) {
      this.recAt = grown(this.recAt, 2 * row);
      this.closedAt = grown(this.closedAt, 2 * row);
      this.deadlineAt = grown(this.deadlineAt, 2 * row);
    }
    this.recAt[row] = recAt;
    this.closedAt[row] = closedAt;
    this.deadlineAt[row] = deadlineAt;
  }
}
