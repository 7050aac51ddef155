/** Who works beside grid members: offices and departments by rule, communities and those who help them by policy. */
import {
  CENTRE_LINE,
  COMMUNITY_CLASSES,
  COMMUNITY_LINE,
  COUNTER_LINE,
  DEPARTMENT_CLASSES,
  DEPARTMENT_LINE,
  HOTLINE_LINE,
  OFFICE_CLASSES,
  OFFICE_LINE,
  ORGANISATION_LINE,
  PROPERTY_LINE,
  VOLUNTEER_LINE,
} from "../events.ts";
import type { World } from "../world.ts";
import type { SetOfCalendars } from "./set-of-calendars.ts";

/** A volunteer lends a Saturday morning of four hours (assumption). */
const VOLUNTEER_HOURS = 4;
const PROPERTY_STAFF = 2;
/** Hours and working days of a week. */
const WEEKLY = 40;
const WORKDAYS = 5;
/** Hours a grid-day that dispatches of the district centre take in the baseline, with room for peaks (assumption). */
const CENTRE_LOAD = 0.2;

export class Pools {
  private readonly w: World;
  private readonly calendars: SetOfCalendars;
  /** Servers of each community's staff who are not part-timers, and of its counter, volunteers and social organisations. */
  private readonly staff: number[][] = [];
  private readonly counter: number[][] = [];
  private readonly volunteers: number[][] = [];
  private readonly organisations: number[][] = [];
  private readonly organisationHours: number[] = [];

  constructor(w: World, calendars: SetOfCalendars) {
    this.w = w;
    this.calendars = calendars;
    const { crew, communities } = w;
    const { places } = w.exogenous;
    w.hotlinePool = crew.addPool(OFFICE_CLASSES);
    w.centrePool = crew.addPool(1);
    for (let c = 0; c < places.communities; c++) {
      communities.pool[c] = crew.addPool(COMMUNITY_CLASSES);
      communities.counterPool[c] = crew.addPool(2);
      communities.propertyPool[c] = crew.addPool(1);
      communities.volunteerPool[c] = crew.addPool(1);
      this.staff.push([]);
      this.counter.push([]);
      this.volunteers.push([]);
      this.organisations.push([]);
      this.organisationHours.push(0);
      if (places.hasProperty[c] === 0) continue;
      for (let i = 0; i < PROPERTY_STAFF; i++) {
        w.staff.add(crew, communities.propertyPool[c], calendars.daily, PROPERTY_LINE, c);
      }
    }
    this.addOffices();
    this.addDepartments();
  }

  private addOffices(): void {
    const { w, calendars } = this;
    const { places, parameters: p } = w.exogenous;
    const grids = new Int32Array(w.departments.squads);
    for (let c = 0; c < places.communities; c++) grids[w.departments.squadOf(c)] += places.communityGrids[c];
    for (let office = 0; office < grids.length; office++) {
      w.officePools[office] = w.crew.addPool(OFFICE_CLASSES);
      const dispatchers = Math.max(1, Math.round(p.dispatchersPerGrid * grids[office] + 0.3));
      for (let i = 0; i < dispatchers; i++)
        w.staff.add(w.crew, w.officePools[office], calendars.office, OFFICE_LINE, office);
    }
    // Operators of the city's hotline who answer this district, by the load of the baseline.
    const calls = places.demand.reduce((sum, d, c) => sum + d * places.communityGrids[c], 0);
    const hours = calls * (p.enquiriesPerGridDay + 0.5 * p.needsPerGridDay + 0.3 * p.publicPerGridDay) * p.intakeHours;
    const operators = Math.max(1, Math.ceil(hours / 12 / p.hotlineUtilisation));
    for (let i = 0; i < operators; i++) w.staff.add(w.crew, w.hotlinePool, calendars.daily, HOTLINE_LINE, -1);
    // The district centre keeps the hotline's hours and has staff for the same load.
    const centre = Math.max(1, Math.ceil((0.8 * places.grids * CENTRE_LOAD) / 12 / p.hotlineUtilisation));
    for (let i = 0; i < centre; i++) w.staff.add(w.crew, w.centrePool, calendars.daily, CENTRE_LINE, -1);
  }

  private addDepartments(): void {
    const { w, calendars } = this;
    const { departments, crew } = w;
    for (let i = 0; i < departments.pool.length; i++) {
      departments.pool[i] = crew.addPool(DEPARTMENT_CLASSES);
      const d = Math.floor(i / departments.squads);
      for (let o = 0; o < departments.officers[d]; o++) {
        const officer = w.staff.add(w.crew, departments.pool[i], calendars.office, DEPARTMENT_LINE, i);
        w.staff.worth[officer] = departments.availability[d];
      }
    }
  }

  /** Brings communities to the policy: staff less part-time members (counted with them), counter, volunteers, organisations. */
  adjust(): void {
    const { w, calendars } = this;
    const { policy, communities } = w;
    for (let c = 0; c < this.staff.length; c++) {
      const partTimers = w.members.inForce[c].filter((k) => w.members.isFullTime[k] === 0).length;
      // The counter never takes the last of the staff: who else would answer the grid line?
      const counter = Math.min(policy.counterStaff, policy.communityStaff - 1);
      const rest = Math.max(0, Math.round(policy.communityStaff - counter - partTimers));
      resize(
        this.staff[c],
        rest,
        () => w.staff.add(w.crew, communities.pool[c], calendars.office, COMMUNITY_LINE, c),
        w,
      );
      resize(
        this.counter[c],
        Math.round(counter),
        () => w.staff.add(w.crew, communities.counterPool[c], calendars.office, COUNTER_LINE, c),
        w,
      );
      this.adjustOrganisations(c);
      const volunteers = Math.round(policy.volunteerHours / VOLUNTEER_HOURS);
      communities.lentWeekly[c] = volunteers * VOLUNTEER_HOURS + policy.organisationHours;
      resize(
        this.volunteers[c],
        volunteers,
        () => w.staff.add(w.crew, communities.volunteerPool[c], calendars.saturday, VOLUNTEER_LINE, c),
        w,
      );
    }
  }

  /** Social organisations come on working days, as few persons as can give the hours. */
  private adjustOrganisations(c: number): void {
    const { w, calendars } = this;
    const { organisationHours: hours } = w.policy;
    if (this.organisationHours[c] === hours) return;
    this.organisationHours[c] = hours;
    const persons = Math.ceil(hours / WEEKLY);
    const pool = w.communities.volunteerPool[c];
    resize(this.organisations[c], 0, () => 0, w);
    resize(
      this.organisations[c],
      persons,
      () => w.staff.add(w.crew, pool, calendars.duty(hours / persons / WORKDAYS), ORGANISATION_LINE, c),
      w,
    );
  }
}

function resize(servers: number[], size: number, add: () => number, w: World): void {
  while (servers.length < size) servers.push(add());
  while (servers.length > size) w.crew.retire(servers.pop() as number);
}
