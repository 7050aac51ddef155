/** Residents as individuals: who they are (exogenous, by key) and what they think (changes with their own outcomes). */
import { log1p } from "../../kernel/math/elementary.ts";
import { between, lognormal, normal, poisson } from "../../kernel/random/distributions.ts";
import type { Parameters } from "../factors/index.ts";
import type { Purpose, Randomness } from "../randomness.ts";
import type { Places } from "./place.ts";

export const CHILD = 0;
export const ADULT = 1;
export const ELDER = 2;

/** Age bands: 0-14, 15-59, 60 and over (shares near those of Chengdu's 2020 census); needs relative to the mean: assumption. */
const CHILDREN = 0.13;
const ELDERS = 0.18;
const AGE_NEEDS = [0.3, 1, 1.5];

/** Room for the households of a grid in a household's key, and for the persons of a household in a resident's. */
const HOUSEHOLD_SLOTS = 4096;

/** Assumption: nine in ten of those in collective households are floating. */
const COLLECTIVE_FLOATING = 0.9;

/** Somebody without household, whom nobody visits and who needs nothing: for the test that he changes nothing else. */
export interface Hermit {
  readonly block: number;
}

/**
 * What residents are: by key, the same under every policy. Kept is only what is asked often; the rest is drawn anew
 * when it is asked, as of most residents it never is.
 */
export class Population {
  readonly size: number;
  readonly households: number;
  readonly gridFirstHousehold: Int32Array;
  readonly householdFirstResident: Int32Array;
  /** -1: none. */
  readonly household: Int32Array;
  readonly floating: Uint8Array;
  private readonly hermits: readonly Hermit[];
  private readonly householdsPerGrid: number;
  private readonly blocksPerGrid: number;
  /** Block within the grid, by household within the grid. */
  private readonly blockInGrid: Int32Array;
  /** Needs of a resident per standard day before age and person, by grid. */
  private readonly needsOfGrid: Float64Array;
  /** The law of need rates between residents of an age, of mean 1. */
  private readonly needMedian: number;
  private readonly needSigma: number;
  private readonly voiceSpread: number;
  private readonly voiceFloating: number;
  private readonly ages: Purpose;
  private readonly rates: Purpose;
  private readonly voices: Purpose;
  private readonly help: Purpose;
  private readonly patiences: Purpose;

  constructor(places: Places, p: Parameters, randomness: Randomness, hermits: readonly Hermit[] = []) {
    const sizes = randomness.purpose("household size");
    const family = Math.round(p.familyHouseholds);
    const perGrid = family + Math.round(p.collectiveHouseholds);
    this.householdsPerGrid = perGrid;
    this.households = places.grids * perGrid;
    this.gridFirstHousehold = Int32Array.from({ length: places.grids + 1 }, (_, grid) => grid * perGrid);
    this.householdFirstResident = new Int32Array(this.households + 1);
    let residents = 0;
    for (let grid = 0, household = 0; grid < places.grids; grid++) {
      for (let h = 0; h < perGrid; h++, household++) {
        this.householdFirstResident[household] = residents;
        const mean = h < family ? p.householdSize : p.collectiveSize;
        residents += 1 + poisson(sizes.uniform(grid * HOUSEHOLD_SLOTS + h, 0), mean - 1);
      }
    }
    this.householdFirstResident[this.households] = residents;
    this.size = residents + hermits.length;
    this.hermits = hermits;
    this.household = new Int32Array(this.size);
    this.household.fill(-1, residents);
    this.floating = new Uint8Array(this.size);

    const tenure = randomness.purpose("tenure");
    for (let grid = 0, household = 0; grid < places.grids; grid++) {
      const share = places.floating[places.gridCommunity[grid]];
      for (let h = 0; h < perGrid; h++, household++) {
        const floats =
          tenure.uniform(grid * HOUSEHOLD_SLOTS + h, 0) <
          (h < family ? share - 0.1 * (1 - share) : COLLECTIVE_FLOATING);
        const end = this.householdFirstResident[household + 1];
        for (let r = this.householdFirstResident[household]; r < end; r++) {
          this.household[r] = household;
          this.floating[r] = floats ? 1 : 0;
        }
      }
    }

    this.blocksPerGrid = places.blocksPerGrid;
    this.blockInGrid = Int32Array.from({ length: perGrid }, (_, h) => {
      const inGrid = h < family ? h / family : (h - family) / (perGrid - family);
      return (inGrid * places.blocksPerGrid) | 0;
    });
    const expectedPerGrid = family * p.householdSize + (perGrid - family) * p.collectiveSize;
    this.needsOfGrid = Float64Array.from(
      places.gridCommunity,
      (c) => (p.needsPerGridDay * places.demand[c]) / expectedPerGrid,
    );
    const square = p.residentSpread * p.residentSpread;
    this.needMedian = 1 / Math.sqrt(1 + square);
    this.needSigma = Math.sqrt(log1p(square));
    this.voiceSpread = p.voiceSpread;
    this.voiceFloating = p.voiceFloating;
    this.ages = randomness.purpose("age");
    this.rates = randomness.purpose("need rate");
    this.voices = randomness.purpose("voice");
    this.help = randomness.purpose("helpfulness");
    this.patiences = randomness.purpose("patience");
  }

  /** @returns with `person` what names a resident with a household in every draw */
  slot(r: number): number {
    const household = this.household[r];
    const grid = (household / this.householdsPerGrid) | 0;
    return grid * HOUSEHOLD_SLOTS + household - grid * this.householdsPerGrid;
  }

  /** @returns which person of the household it is, from 0 */
  person(r: number): number {
    return r - this.householdFirstResident[this.household[r]];
  }

  block(r: number): number {
    const household = this.household[r];
    if (household < 0) return this.hermits[r - this.householdFirstResident[this.households]].block;
    return this.blockOf(household);
  }

  /** @returns block in which a household lives */
  blockOf(household: number): number {
    const grid = (household / this.householdsPerGrid) | 0;
    return grid * this.blocksPerGrid + this.blockInGrid[household - grid * this.householdsPerGrid];
  }

  /** @returns needs of a household over those of a mean one: what a classification by need for service sees */
  serviceNeed(household: number): number {
    let needs = 0;
    for (let r = this.householdFirstResident[household]; r < this.householdFirstResident[household + 1]; r++) {
      needs += this.needRate(r);
    }
    const persons = this.householdFirstResident[this.households] / this.households;
    return needs / persons / this.needsOfGrid[(household / this.householdsPerGrid) | 0];
  }

  /** @returns needs per standard day */
  needRate(r: number): number {
    const household = this.household[r];
    if (household < 0) return 0;
    const slot = this.slot(r);
    const person = this.person(r);
    return (
      this.needsOfGrid[(household / this.householdsPerGrid) | 0] *
      AGE_NEEDS[this.age(slot, person)] *
      lognormal(this.rates.uniform(slot, person), this.needMedian, this.needSigma)
    );
  }

  private age(slot: number, person: number): number {
    const u = this.ages.uniform(slot, person);
    if (person === 0) return u < 1 - ELDERS ? ADULT : ELDER;
    if (u < CHILDREN * 1.7) return CHILD;
    return u > 0.82 ? ELDER : ADULT;
  }

  /** @returns log-odds of speaking up, beside trust and memory; in single precision, as the two below */
  voice(r: number): number {
    const own = normal(this.voices.uniform(this.slot(r), this.person(r)), 0, this.voiceSpread);
    return Math.fround(own + (this.floating[r] === 1 ? this.voiceFloating : 0));
  }

  /** @returns relative propensity to settle with neighbours, mean 1 */
  helpfulness(r: number): number {
    return Math.fround(between(this.help.uniform(this.slot(r), this.person(r)), 0.5, 1.5));
  }

  /** @returns starting point on the scale of petitioning, 0 to 1: lower petitions sooner */
  patience(r: number): number {
    return Math.fround(this.patiences.uniform(this.slot(r), this.person(r)));
  }
}

/** What residents think and remember: one copy a run. */
export class Residents {
  readonly trust: Float32Array;
  readonly satisfaction: Float32Array;
  /** Acquaintance with the grid member, 0 to 1. */
  readonly knowledge: Float32Array;
  /** Log-odds left by past outcomes at `rememberedAt`; fades with a half-life, evaluated lazily. */
  readonly memory: Float32Array;
  readonly rememberedAt: Float64Array;
  /** When the next person moves into the place of a floating resident; evaluated lazily. */
  readonly movesAt: Float64Array;
  readonly moves: Uint16Array;

  constructor(population: Population, p: Parameters, start: number) {
    const n = population.size;
    this.trust = new Float32Array(n).fill(p.initialTrust);
    this.satisfaction = new Float32Array(n).fill(0.5);
    this.knowledge = new Float32Array(n);
    for (let r = 0; r < n; r++) this.knowledge[r] = p.knowsMember * (population.floating[r] === 1 ? 0.5 : 1);
    this.memory = new Float32Array(n);
    this.rememberedAt = new Float64Array(n).fill(start);
    this.movesAt = new Float64Array(n).fill(Number.NaN);
    this.moves = new Uint16Array(n);
  }
}
