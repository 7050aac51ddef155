/** Communities: their staff, the affairs they carry, what they organise, and how the grid line stands with residents. */
const WINDOW = 5;

export class Communities {
  readonly pool: Int32Array;
  readonly counterPool: Int32Array;
  readonly propertyPool: Int32Array;
  readonly volunteerPool: Int32Array;
  readonly socialCapital: Float64Array;
  /** Standing of the grid line among its residents, 0 to 1. */
  readonly reputation: Float64Array;
  /** Free hours and hours asked by requests, a ring of the last five working days. */
  readonly freeHours: Float64Array;
  readonly askedHours: Float64Array;
  /** Hours of staff without a task, and of volunteers, since the last day's accounts. */
  readonly freeToday: Float64Array;
  readonly lentToday: Float64Array;
  readonly askedToday: Float64Array;
  /** Hours a week that volunteers and social organisations lend. */
  readonly lentWeekly: Float64Array;
  day = 0;

  constructor(n: number, capital: number, trust: number) {
    this.pool = new Int32Array(n).fill(-1);
    this.counterPool = new Int32Array(n).fill(-1);
    this.propertyPool = new Int32Array(n).fill(-1);
    this.volunteerPool = new Int32Array(n).fill(-1);
    this.socialCapital = new Float64Array(n).fill(capital);
    this.reputation = new Float64Array(n).fill(trust);
    this.freeHours = new Float64Array(n * WINDOW);
    this.askedHours = new Float64Array(n * WINDOW);
    this.freeToday = new Float64Array(n);
    this.lentToday = new Float64Array(n);
    this.askedToday = new Float64Array(n);
    this.lentWeekly = new Float64Array(n);
  }

  /** Ends a working day: today's hours enter the ring. */
  turnDay(): void {
    const slot = this.day++ % WINDOW;
    for (let c = 0; c < this.pool.length; c++) {
      this.freeHours[c * WINDOW + slot] = this.freeToday[c];
      this.askedHours[c * WINDOW + slot] = this.askedToday[c];
      this.freeToday[c] = 0;
      this.askedToday[c] = 0;
      this.lentToday[c] = 0;
    }
  }

  /** @returns min(1, free hours / hours asked) over the last five working days: how much of what is asked fits */
  slack(c: number): number {
    let free = 0;
    let asked = this.askedToday[c];
    for (let i = c * WINDOW; i < (c + 1) * WINDOW; i++) {
      free += this.freeHours[i];
      asked += this.askedHours[i];
    }
    return asked <= 0 ? 1 : Math.min(1, free / asked);
  }
}
