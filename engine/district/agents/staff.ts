/** Every server of the crew: which line it belongs to, which person it is, and how its hours are accounted. */
import {
  ACTIVITIES,
  ACTIVITY_OF_TASK,
  AFFAIRS,
  COMMUNITY_LINE,
  FREE_ACTIVITY,
  MEMBER_LINE,
  PATROL,
  VOLUNTEER_LINE,
} from "../events.ts";
import type { World } from "../world.ts";

type Filler = (member: number) => void;

export class Staff {
  readonly line: number[] = [];
  /** Member of a grid server, community of its staff, -1 otherwise. */
  readonly whose: number[] = [];
  /** Part-time member whose hours as community staff a server's are, or -1. */
  readonly partTimer: number[] = [];
  /** What a free member does; the patrol process sets them. */
  patrolStarts: Filler = () => {};
  patrolEnds: Filler = () => {};

  add(w: World, pool: number, calendar: number, line: number, whose: number): number {
    const server = w.crew.addServer(pool, calendar);
    this.line[server] = line;
    this.whose[server] = whose;
    this.partTimer[server] = -1;
    return server;
  }

  worked(w: World, server: number, task: number, hours: number): void {
    const activity = ACTIVITY_OF_TASK[w.tasks.kind[task]];
    const line = this.line[server];
    w.tallies.hours[line * ACTIVITIES.length + activity] += hours;
    if (line === MEMBER_LINE) {
      const member = this.whose[server];
      if (activity !== PATROL) w.members.obligatory[member] += hours;
      if (activity === AFFAIRS) w.members.otherLine[member] += hours;
      this.onDuty(w, member, hours);
    } else if (this.partTimer[server] >= 0) {
      w.members.obligatory[this.partTimer[server]] += hours;
    }
  }

  free(w: World, server: number, hours: number): void {
    const line = this.line[server];
    w.tallies.hours[line * ACTIVITIES.length + FREE_ACTIVITY[line]] += hours;
    if (line === MEMBER_LINE) this.onDuty(w, this.whose[server], hours);
    else if (line === COMMUNITY_LINE) w.communities.freeToday[this.whose[server]] += hours;
    else if (line === VOLUNTEER_LINE) w.communities.lentToday[this.whose[server]] += hours;
  }

  freeStart(server: number): void {
    if (this.line[server] === MEMBER_LINE) this.patrolStarts(this.whose[server]);
  }

  freeEnd(server: number): void {
    if (this.line[server] === MEMBER_LINE) this.patrolEnds(this.whose[server]);
  }

  private onDuty(w: World, member: number, hours: number): void {
    if (w.members.isFullTime[member]) w.tallies.fullTimeHours += hours;
    else w.tallies.partTimeHours += hours;
  }
}
