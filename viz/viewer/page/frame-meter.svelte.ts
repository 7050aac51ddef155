/** What a frame costs: milliseconds of script, and frames a second, over the last second in which something moved. */
/** Longer than the slowest frame that one would still call moving, ms. */
const PAUSE = 400;

export class FrameMeter {
  /** Milliseconds, 95th percentile. */
  script = $state(0);
  /** Frames a second. */
  rate = $state(0);
  private costs: number[] = [];
  private since = 0;
  private last = 0;

  /** @param at beginning of the frame, ms @param cost script in it, ms */
  measure(at: number, cost: number): void {
    // Between two movements no frames are drawn: that is no low rate.
    if (at - this.last > PAUSE) this.costs = [];
    this.last = at;
    if (this.costs.length === 0) this.since = at;
    this.costs.push(cost);
    const elapsed = at - this.since;
    if (elapsed < 1000) return;
    const sorted = this.costs.sort((a, b) => a - b);
    this.script = sorted[Math.floor(0.95 * (sorted.length - 1))];
    this.rate = ((sorted.length - 1) / elapsed) * 1000;
    this.costs = [];
  }
}
