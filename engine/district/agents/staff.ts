/** Every server of the crew: which line it belongs to, which person it is, and how its hours are accounted. */

import { grown } from "../../kernel/column.ts";
import type { Crew } from "../../kernel/queueing/crew.ts";
import {
  ACTIVITIES,
  ACTIVITY_OF_TASK,
  AFFAIRS,
  BACKGROUND,
  COMMUNITY_LINE,
  DEPARTMENT_LINE,
  FREE_ACTIVITY,
  MEMBER_LINE,
  ORGANISATION_LINE,
  PATROL,
  VOLUNTEER_LINE,
} from "../events.ts";
import type { Tallies } from "../tallies.ts";
import type { Communities } from "./community.ts";
import type { Members } from "./member.ts";
import type { Tasks } from "./task.ts";

type Filler = (member: number) => void;

/** Servers for which there is room at first. */
const ROOM = 256;
const NONE = -1;

/** Columns by server; they have spare room, of no line, and are replaced when it runs out. */
export class Staff {
  line = new Int8Array(ROOM).fill(NONE);
  /** Member of a grid server, community of its staff, -1 otherwise. */
  whose = new Int32Array(ROOM).fill(NONE);
  /** Part-time member whose hours as community staff a server's are, or -1. */
  partTimer = new Int32Array(ROOM).fill(NONE);
  /** Part of an officer's hours at a task that are this district's and not others' business; 1 of all others. */
  worth = new Float64Array(ROOM).fill(1);
  /** What a free member does; the patrol process sets them. */
  patrolStarts: Filler = () => {};
  patrolEnds: Filler = () => {};

  private readonly tasks: Tasks;
  private readonly members: Members;
  private readonly communities: Communities;
  private readonly tallies: Tallies;

  constructor(tasks: Tasks, members: Members, communities: Communities, tallies: Tallies) {
    this.tasks = tasks;
    this.members = members;
    this.communities = communities;
    this.tallies = tallies;
  }

  add(crew: Crew, pool: number, calendar: number, line: number, whose: number): number {
    const server = crew.addServer(pool, calendar);
    if (server >= this.line.length) this.grow();
    this.line[server] = line;
    this.whose[server] = whose;
    this.partTimer[server] = NONE;
    this.worth[server] = 1;
    return server;
  }

  worked(server: number, task: number, hours: number): void {
    const activity = ACTIVITY_OF_TASK[this.tasks.kind[task]];
    const line = this.line[server];
    this.tallies.hours[line * ACTIVITIES.length + activity] += hours;
    if (line === DEPARTMENT_LINE && activity !== BACKGROUND) this.tallies.officerHours += hours * this.worth[server];
    if (line === MEMBER_LINE) {
      const member = this.whose[server];
      if (activity !== PATROL) this.members.obligatory[member] += hours;
      if (activity === AFFAIRS) this.members.otherLine[member] += hours;
      this.onDuty(member, hours);
    } else if (this.partTimer[server] >= 0) {
      this.members.obligatory[this.partTimer[server]] += hours;
    }
  }

  free(server: number, hours: number): void {
    const line = this.line[server];
    this.tallies.hours[line * ACTIVITIES.length + FREE_ACTIVITY[line]] += hours;
    if (line === MEMBER_LINE) this.onDuty(this.whose[server], hours);
    else if (line === COMMUNITY_LINE) this.communities.freeToday[this.whose[server]] += hours;
    else if (line === VOLUNTEER_LINE || line === ORGANISATION_LINE)
      this.communities.lentToday[this.whose[server]] += hours;
  }

  freeStart(server: number): void {
    if (this.line[server] === MEMBER_LINE) this.patrolStarts(this.whose[server]);
  }

  freeEnd(server: number): void {
    if (this.line[server] === MEMBER_LINE) this.patrolEnds(this.whose[server]);
  }

  private grow(): void {
    const used = this.line.length;
    this.line = grown(this.line, 2 * used).fill(NONE, used);
    this.whose = grown(this.whose, 2 * used).fill(NONE, used);
    this.partTimer = grown(this.partTimer, 2 * used).fill(NONE, used);
    this.worth = grown(this.worth, 2 * used).fill(1, used);
  }

  private onDuty(member: number, hours: number): void {
    if (this.members.isFullTime[member] === 1) this.tallies.fullTimeHours += hours;
    else this.tallies.partTimeHours += hours;
  }
}
