/** The world that every policy of a replication meets: places, people, what happens, what is ordered, when who works. */
import { AffairFlow } from "./agents/affair.ts";
import { Calendars } from "./agents/calendars.ts";
import { DemandClock } from "./agents/demand-clock.ts";
import { Happenings } from "./agents/matter.ts";
import { Places } from "./agents/place.ts";
import { type Hermit, Population } from "./agents/resident.ts";
import { type Parameters, parameters } from "./factors/index.ts";
import type { Plan } from "./plan.ts";
import { Randomness } from "./randomness.ts";

export class Exogenous {
  readonly parameters: Parameters;
  readonly randomness: Randomness;
  readonly places: Places;
  readonly population: Population;
  readonly calendars: Calendars;
  readonly demand: DemandClock;
  readonly happenings: Happenings;
  readonly affairs: AffairFlow;
  /** Hours: start of the burn-in, end of intake, end of follow-up. */
  readonly start: number;
  readonly intakeEnd: number;
  readonly end: number;
  readonly followUp: number;

  constructor(plan: Omit<Plan, "policies">, seed: string, replication: number, hermits: readonly Hermit[] = []) {
    const p = parameters(plan.factors);
    const { burnIn, intake, followUp } = plan.horizon;
    const firstDay = -burnIn;
    const lastDay = intake + followUp;
    this.parameters = p;
    this.randomness = new Randomness(seed, replication);
    this.start = firstDay * 24;
    this.intakeEnd = intake * 24;
    this.end = lastDay * 24;
    this.followUp = followUp * 24;
    this.places = new Places(plan.district.communities, p);
    this.population = new Population(this.places, p, this.randomness, hermits);
    this.calendars = new Calendars(firstDay, lastDay, p);
    this.demand = new DemandClock(firstDay, lastDay, p, this.randomness);
    this.happenings = new Happenings(this.places, this.population, this.demand, p, this.randomness);
    this.affairs = new AffairFlow(this.places, this.calendars.office, this.start, this.end, p, this.randomness);
  }
}
