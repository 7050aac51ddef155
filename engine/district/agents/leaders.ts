/** Leaders of the grid offices: what they perceive of load and of cooperation. They are surveyed; they command nothing. */
export class Leaders {
  /** By office: obligations of a member over her window, as perceived. */
  readonly load: Float64Array;
  /** By office: requests and dispatches that were met at once, as perceived. */
  readonly cooperation: Float64Array;
  /** Since the last day's accounts: sums and numbers of members' loads, and what was asked for and not met. */
  readonly loads: Float64Array;
  readonly members: Int32Array;
  readonly asked: Int32Array;
  readonly unmet: Int32Array;

  constructor(offices: number) {
    this.load = new Float64Array(offices);
    this.cooperation = new Float64Array(offices).fill(1);
    this.loads = new Float64Array(offices);
    this.members = new Int32Array(offices);
    this.asked = new Int32Array(offices);
    this.unmet = new Int32Array(offices);
  }

  /** A working day ends. @param days working days over which perceptions form */
  turnDay(days: number): void {
    for (let office = 0; office < this.load.length; office++) {
      if (this.members[office] > 0) {
        this.load[office] += (this.loads[office] / this.members[office] - this.load[office]) / days;
      }
      if (this.asked[office] > 0) {
        this.cooperation[office] += (1 - this.unmet[office] / this.asked[office] - this.cooperation[office]) / days;
      }
      this.loads[office] = 0;
      this.members[office] = 0;
      this.asked[office] = 0;
      this.unmet[office] = 0;
    }
  }
}
