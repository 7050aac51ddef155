/** The calendars of a run as the crew knows them: each made once, whatever posts use it. */
import { Calendar } from "../../kernel/time/calendar.ts";
import type { World } from "../world.ts";

export class SetOfCalendars {
  readonly office: number;
  readonly daily: number;
  readonly saturday: number;
  /** Nobody is there: a vacant post. */
  readonly never: number;
  private readonly w: World;
  private readonly duties = new Map<number, number>();
  private readonly besides = new Map<number, number>();

  constructor(w: World) {
    const { calendars, start } = w.exogenous;
    this.w = w;
    this.office = w.crew.addCalendar(calendars.office);
    this.daily = w.crew.addCalendar(calendars.daily);
    this.saturday = w.crew.addCalendar(calendars.saturday);
    const firstDay = Math.floor(start / 24);
    this.never = w.crew.addCalendar(
      new Calendar({ week: [[], [], [], [], [], [], []], holidays: [], firstDay, lastDay: firstDay + 1 }),
    );
  }

  duty(hours: number): number {
    return this.once(this.duties, hours, () => this.w.exogenous.calendars.duty(hours));
  }

  besideDuty(hours: number): number {
    return this.once(this.besides, hours, () => this.w.exogenous.calendars.besideDuty(hours));
  }

  private once(known: Map<number, number>, hours: number, make: () => Calendar): number {
    let id = known.get(hours);
    if (id === undefined) {
      id = this.w.crew.addCalendar(make());
      known.set(hours, id);
    }
    return id;
  }
}
