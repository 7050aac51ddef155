import { CompensatedSum } from "../math/sum.ts";

/** A quantity that changes by steps, averaged over time. */
export class TimeWeighted {
  /** The present value. */
  value: number;
  private readonly start: number;
  private since: number;
  private readonly area: CompensatedSum;

  /**
   * @param start hours
   * @param value at the start
   */
  constructor(start: number, value: number) {
    this.value = value;
    this.start = start;
    this.since = start;
    this.area = new CompensatedSum();
  }

  /**
   * @param at hours, not before the last change
   * @param value from then on
   */
  set(at: number, value: number): void {
    this.area.add(this.value * (at - this.since));
    this.since = at;
    this.value = value;
  }

  /**
   * @param at hours, not before the last change
   * @returns the integral from the start until `at`, in the value's unit times hours
   */
  integral(at: number): number {
    return this.area.value + this.value * (at - this.since);
  }

  /**
   * @param at hours, not before the last change
   * @returns the average from the start until `at`; NaN over no time
   */
  mean(at: number): number {
    return this.integral(at) / (at - this.start);
  }
}
