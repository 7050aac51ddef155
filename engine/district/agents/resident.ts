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

/** Somebody without household, whom nobody visits and who needs nothing: for the test that he changes nothing else. */
export interface Hermit {
  readonly block: number;
}

/** What residents are: drawn once a replication, shared by every policy. */
export class Population {
  readonly size: number;
  readonly households: number;
  readonly gridFirstHousehold: Int32Array;
  readonly householdFirstResident: Int32Array;
  /** -1: none. */
  readonly household: Int32Array;
  readonly block: Int32Array;
  /** Two words that name the resident in every draw. */
  readonly key0: Int32Array;
  readonly key1: Int32Array;
  readonly floating: Uint8Array;
  /** Log-odds of speaking up, beside trust and memory. */
  readonly voice: Float32Array;
  /** Relative propensity to settle with neighbours, mean 1. */
  readonly helpfulness: Float32Array;
  /** Starting point on the scale of petitioning, 0 to 1: lower petitions sooner. */
  readonly patience: Float32Array;
  private readonly householdsPerGrid: number;
  /** Needs of a resident per standard day before age and person, by grid. */
  private readonly needsOfGrid: Float64Array;
  /** The law of need rates between residents of an age, of mean 1. */
  private readonly needMedian: number;
  private readonly needSigma: number;
  private readonly ages: Purpose;
  private readonly rates: Purpose;

  constructor(places: Places, p: Parameters, randomness: Randomness, hermits: readonly Hermit[] = []) {
    const sizes = randomness.purpose("household size");
    const family = Math.round(p.familyHouseholds);
    const perGrid = family + Math.round(p.collectiveHouseholds);
    this.households = places.grids * perGrid;
    this.gridFirstHousehold = new Int32Array(places.grids + 1);
    this.householdFirstResident = new Int32Array(this.households + 1);
    let residents = 0;
    for (let grid = 0, household = 0; grid < places.grids; grid++) {
      this.gridFirstHousehold[grid] = household;
      for (let h = 0; h < perGrid; h++, household++) {
        this.householdFirstResident[household] = residents;
        const mean = h < family ? p.householdSize : p.collectiveSize;
        residents += 1 + poisson(sizes.uniform(grid * HOUSEHOLD_SLOTS + h, 0), mean - 1);
      }
      this.gridFirstHousehold[grid + 1] = household;
    }
    this.householdFirstResident[this.households] = residents;
    const n = residents + hermits.length;
    this.size = n;
    this.household = new Int32Array(n).fill(-1);
    this.block = new Int32Array(n);
    this.key0 = new Int32Array(n);
    this.key1 = new Int32Array(n);
    this.floating = new Uint8Array(n);
    this.voice = new Float32Array(n);
    this.helpfulness = new Float32Array(n);
    this.patience = new Float32Array(n).fill(1);

    const expectedPerGrid = family * p.householdSize + (perGrid - family) * p.collectiveSize;
    this.householdsPerGrid = perGrid;
    this.needsOfGrid = Float64Array.from(
      places.gridCommunity,
      (c) => (p.needsPerGridDay * places.demand[c]) / expectedPerGrid,
    );
    const square = p.residentSpread * p.residentSpread;
    this.needMedian = 1 / Math.sqrt(1 + square);
    this.needSigma = Math.sqrt(log1p(square));
    this.ages = randomness.purpose("age");
    this.rates = randomness.purpose("need rate");
    const tenure = randomness.purpose("tenure");
    const voices = randomness.purpose("voice");
    const help = randomness.purpose("helpfulness");
    const patience = randomness.purpose("patience");
    for (let grid = 0, household = 0; grid < places.grids; grid++) {
      const community = places.gridCommunity[grid];
      for (let h = 0; h < perGrid; h++, household++) {
        const slot = grid * HOUSEHOLD_SLOTS + h;
        const isFamily = h < family;
        const inGrid = isFamily ? h / family : (h - family) / (perGrid - family);
        const block = grid * places.blocksPerGrid + ((inGrid * places.blocksPerGrid) | 0);
        const floats = isFamily
          ? tenure.uniform(slot, 0) < places.floating[community] - 0.1 * (1 - places.floating[community])
          : tenure.uniform(slot, 0) < 0.9;
        const first = this.householdFirstResident[household];
        for (let r = first; r < this.householdFirstResident[household + 1]; r++) {
          const person = r - first;
          this.household[r] = household;
          this.block[r] = block;
          this.key0[r] = slot;
          this.key1[r] = person;
          this.floating[r] = floats ? 1 : 0;
          this.voice[r] = normal(voices.uniform(slot, person), 0, p.voiceSpread) + (floats ? p.voiceFloating : 0);
          this.helpfulness[r] = between(help.uniform(slot, person), 0.5, 1.5);
          this.patience[r] = patience.uniform(slot, person);
        }
      }
    }
    for (let i = 0; i < hermits.length; i++) {
      this.block[residents + i] = hermits[i].block;
      this.key0[residents + i] = -1 - i;
    }
  }

  /** @returns needs per standard day: asked once of each, and kept by nobody */
  needRate(r: number): number {
    const household = this.household[r];
    if (household < 0) return 0;
    const slot = this.key0[r];
    const person = this.key1[r];
    const grid = (household / this.householdsPerGrid) | 0;
    return (
      this.needsOfGrid[grid] *
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
