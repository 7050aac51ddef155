/** Counts and hours that no matter's row holds, over a window that `reset` opens. */
import { ACTIVITIES, LINES } from "./events.ts";

export class Tallies {
  /** Hours by line * activities + activity. */
  readonly hours = new Float64Array(LINES.length * ACTIVITIES.length);
  /** Hours in grid duty of full-timers and of part-timers, and of part-timers as community staff. */
  fullTimeHours = 0;
  partTimeHours = 0;
  /** Hours of officers at tasks of this district, others' business taken off. */
  officerHours = 0;
  visits = 0;
  idleVisits = 0;
  items = 0;
  /** Items that another line had written down within the quarter. */
  itemsAgain = 0;
  petitions = 0;
  /** Petitions that were talked out of the record, and ratings that were. */
  petitionsSilenced = 0;
  ratingsSteered = 0;
  inspections = 0;
  /** What micro-grid heads told, and false alarms of sensors. */
  headTasks = 0;
  alarms = 0;
  whistles = 0;
  trainingDays = 0;
  duplicates = 0;
  enquiries = 0;
  quits = 0;
  orderConflicts = 0;
  requests = 0;
  premature = 0;
  takeovers = 0;
  fatigueDays = 0;
  fatigueSum = 0;
  alignmentSum = 0;
  knowledgeSum = 0;
  exhaustedDays = 0;

  reset(): void {
    this.hours.fill(0);
    for (const key of Object.keys(this) as (keyof this)[]) {
      if (typeof this[key] === "number") (this[key] as number) = 0;
    }
  }

  /** @returns a copy that later events do not change */
  snapshot(): Tallies {
    const copy = new Tallies();
    Object.assign(copy, this);
    (copy as { hours: Float64Array }).hours = Float64Array.from(this.hours);
    return copy;
  }
}
