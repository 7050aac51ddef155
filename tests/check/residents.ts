/** Demand, churn, reporting, complaints and what residents learn (docs/odd.md, 7). */
import { exp } from "../../engine/kernel/math/elementary.ts";
import { exponential } from "../../engine/kernel/random/distributions.ts";
import { RANK } from "./agenda.ts";
import { hide } from "./patrol.ts";
import { complain, toCounter, toHotline, toMember, toPlatform, toProperty } from "./records.ts";
import type { Matter, Resident, Town } from "./town.ts";

const DAY = 24;
const YEAR = 365 * DAY;
const timer = RANK.timer;

export function beginBirths(t: Town): void {
  for (const m of t.matters) t.agenda.add(t.x.happenings.at[m.id], RANK.world, () => arise(t, m));
}

function arise(t: Town, m: Matter): void {
  if (m.isNeed) ariseNeed(t, m);
  else arisePublic(t, m);
}

export const isUrgent = (t: Town, m: Matter): boolean => t.once(m, "urgent") < m.category.urgent;
export const isCompound = (t: Town, m: Matter): boolean => t.once(m, "compound matter") < m.category.compound;

// ---------------------------------------------------------------------------------------- public matters

function arisePublic(t: Town, m: Matter): void {
  const { p } = t;
  if (t.once(m, "vanishes") < p.vanishing) {
    t.agenda.add(t.now + exponential(t.once(m, "vanishes after"), DAY * p.vanishingDays), timer, () => {
      if (m.standing === "latent" && Number.isNaN(m.recordedAt)) lapse(t, m);
    });
  }
  awaitWitness(t, m, 0);
  hide(t, m);
  const { sensors } = t.policy;
  if (sensors > 0 && t.once(m, "within a sensor's reach") < (p.sensed * sensors) / (sensors + p.sensorsHalf)) {
    t.agenda.add(t.now + exponential(t.once(m, "sensed after"), p.sensorDelay), timer, () => {
      if (m.standing === "latent") toPlatform(t, m);
    });
  }
  awaitHead(t, m, p.headReports, () => {
    if (m.standing === "latent") toMember(t, m);
  });
}

/** The head of the micro-grid comes upon it, at a rate a day. */
function awaitHead(t: Town, m: Matter, rate: number, comes: () => void): void {
  const perDay = (rate * t.policy.microGridHeads) / t.x.places.blocksPerGrid;
  if (perDay <= 0) return;
  t.agenda.add(t.now + exponential(t.once(m, "micro-grid head comes upon it after"), DAY / perDay), timer, comes);
}

function lapse(t: Town, m: Matter): void {
  m.standing = "gone";
  t.tell(m, "lapsed");
}

/** Residents report at a rate that rises with reputation, later reports at mean times growing as 1 + n. */
function awaitWitness(t: Town, m: Matter, n: number): void {
  const rate = t.p.publicReports * (0.4 + 1.2 * m.community.reputation);
  if (rate <= 0) return;
  const wait = exponential(t.once(m, "public report after", n), (DAY * (1 + n)) / rate);
  t.agenda.add(t.now + wait, timer, () => witness(t, m, n));
}

function witness(t: Town, m: Matter, n: number): void {
  if (m.standing === "latent" || m.standing === "open") {
    if (m.voice < 0) {
      m.voice = someone(t, m);
      toHotline(t, m, t.once(m, "uses the app") < t.p.tellApp * appKnown(t) ? "app" : "hotline");
      wait(t, m, 0);
    } else if (m.standing === "latent") toHotline(t, m);
    else complain(t, m);
    awaitWitness(t, m, n + 1);
  } else if (m.standing === "closed" && !m.isSolved) awaitWitness(t, m, n + 1);
}

/** Somebody who lives in the grid. */
function someone(t: Town, m: Matter): number {
  const { population, places } = t.x;
  const grid = places.gridOf(m.block);
  const first = population.householdFirstResident[population.gridFirstHousehold[grid]];
  const end = population.householdFirstResident[population.gridFirstHousehold[grid + 1]];
  return first + Math.floor(t.once(m, "witness") * (end - first));
}

// ------------------------------------------------------------------------------------------------- needs

function ariseNeed(t: Town, m: Matter): void {
  const { p } = t;
  const { population } = t.x;
  const r = m.resident;
  const resident = moved(t, r);
  const aid = (p.aidBase + p.aidByCapital * m.community.capital) * m.category.neighbourly * population.helpfulness(r);
  if (t.once(m, "settles with neighbours") < aid) {
    m.standing = "telling";
    t.agenda.add(t.now + exponential(t.once(m, "settles with neighbours after"), DAY * p.aidDays), timer, () => {
      m.standing = "gone";
      m.solvedAt = t.now;
      t.tell(m, "settled");
    });
    return;
  }
  const trust = (resident.trust + m.community.reputation) / 2;
  const odds =
    p.voiceBase +
    p.voiceByTrust * (trust - 1 / 2) +
    memoryOf(t, resident) +
    population.voice(r) +
    (isUrgent(t, m) ? p.voiceUrgent : 0);
  if (t.once(m, "speaks up") < logistic(odds)) {
    m.standing = "telling";
    const channel = channelOf(t, m, resident);
    t.agenda.add(t.now + exponential(t.once(m, "tells after"), p.tellDelay), timer, () => {
      m.voice = r;
      channel();
      wait(t, m, 0);
    });
  } else keepSilent(t, m);
}

/** Whom she will tell. */
function channelOf(t: Town, m: Matter, { knows }: Resident): () => void {
  const { p } = t;
  if (m.community.hasProperty && isCompound(t, m) && t.once(m, "asks the property manager") < p.tellProperty) {
    return () => toProperty(t, m);
  }
  const member = p.tellMember + p.tellKnownMember * knows;
  const u = t.once(m, "channel");
  if (u < member) return () => toMember(t, m);
  const rest = (u - member) / (1 - member);
  if (rest < p.tellCounter) return () => toCounter(t, m);
  const system = rest < p.tellCounter + p.tellApp * appKnown(t) ? "app" : "hotline";
  return () => toHotline(t, m, system);
}

/** Logistic from its start, from one in ten to nine in ten in the months of the factor. */
function appKnown(t: Town): number {
  const { appStart, appAwareMonths } = t.p;
  if (appStart >= 1) return 1;
  const odds = (appStart / (1 - appStart)) * exp((2 * Math.log(9) * (t.now - t.x.start)) / (30 * DAY * appAwareMonths));
  return odds / (1 + odds);
}

function keepSilent(t: Town, m: Matter): void {
  m.standing = "silent";
  const household = t.x.population.household[m.resident];
  t.silent.set(household, [m, ...(t.silent.get(household) ?? [])]);
  awaitHead(t, m, t.p.headHears, () => {
    if (m.standing === "silent") speakUp(t, m);
  });
  const worsens = t.once(m, "silence worsens") < t.p.silentWorsens;
  t.agenda.add(t.now + exponential(t.once(m, "silent for"), DAY * t.p.silentDays), timer, () => {
    if (m.standing !== "silent") return;
    if (!worsens) {
      lapse(t, m);
      return;
    }
    m.voice = m.resident;
    toHotline(t, m);
    wait(t, m, 0);
  });
}

/** What a household had kept to itself comes to light. */
export function breakSilence(t: Town, household: number): void {
  const kept = t.silent.get(household) ?? [];
  t.silent.delete(household);
  for (const m of kept) {
    if (m.standing === "silent") speakUp(t, m);
  }
}

/** What was kept silent is told to the member. */
function speakUp(t: Town, m: Matter): void {
  m.voice = m.resident;
  toMember(t, m);
  wait(t, m, 0);
}

/** Whoever knows of an open matter complains, at intervals growing as 1 + n. */
function wait(t: Town, m: Matter, n: number): void {
  const days = t.p.complaintDays * (0.4 + exponential(t.once(m, "complains about waiting after", n), 0.6)) * (1 + n);
  t.agenda.add(t.now + DAY * days, timer, () => {
    if (m.standing !== "open") return;
    complain(t, m);
    petition(t, m);
    wait(t, m, n + 1);
  });
}

/** After two complaints and its term, unsolved, once, and if her patience is short. */
export function petition(t: Town, m: Matter): void {
  const { p } = t;
  if (m.voice < 0 || m.complaints < 2 || m.hasPetitioned || !Number.isNaN(m.solvedAt)) return;
  if (t.now - m.recordedAt < DAY * p.petitionDays) return;
  if (t.x.population.patience(m.voice) >= p.petition * m.complaints) return;
  m.hasPetitioned = true;
  if (t.once(m, "petition silenced") < p.propensityToGame * relativeWeight(t, "weightPetitions")) {
    learn(t, m.voice, false);
    return;
  }
  m.community.staff.submit(0, { kind: "petition", hours: () => p.petitionHours, ends: () => {} });
  hasten(t, m);
}

/** Before others at its member, or in the department where it waits. */
export function hasten(t: Town, m: Matter): void {
  remind(t, m);
  const { task } = m;
  if (task?.task.kind === "work" && task.pool.withdraw(task.task)) task.pool.submit(1, task.task);
}

/** Before others at its member. */
export function remind(t: Town, m: Matter): void {
  m.isUrgentNow = true;
  const { task } = m;
  if (task?.task.kind !== "matter" || !task.pool.withdraw(task.task)) return;
  m.task = { pool: (m.helper ?? t.memberOf(m)).pool, task: task.task };
  m.task.pool.submit(0, task.task);
}

// ---------------------------------------------------------------------------------------------- residents

/** The resident who lives there now: whoever moved in since starts afresh. */
export function moved(t: Town, r: number): Resident {
  const resident = t.resident(r);
  const { population, start } = t.x;
  const stay = (): number =>
    exponential(t.churn.uniform(population.slot(r), population.person(r) * 64 + resident.moves), YEAR / t.p.churn);
  if (Number.isNaN(resident.movesAt)) resident.movesAt = start + stay();
  while (resident.movesAt < t.now) {
    resident.trust = t.p.initialTrust;
    resident.knows = 0;
    resident.memory = 0;
    resident.moves++;
    resident.movesAt += stay();
  }
  return resident;
}

function memoryOf(t: Town, { memory, rememberedAt }: Resident): number {
  return memory * exp((-Math.LN2 * (t.now - rememberedAt)) / (DAY * t.p.memoryHalfLife));
}

/** From an outcome of his own; his household takes over some, the community's reputation a little. */
export function learn(t: Town, r: number, isGood: boolean): void {
  const { p } = t;
  const { population, places } = t.x;
  const target = isGood ? 1 : 0;
  const resident = t.resident(r);
  const memory = memoryOf(t, resident) + (isGood ? p.memorySuccess : p.memoryFailure);
  resident.memory = Math.min(1.5, Math.max(-1.5, memory));
  resident.rememberedAt = t.now;
  resident.trust += 0.15 * (target - resident.trust);
  const household = population.household[r];
  for (
    let o = population.householdFirstResident[household];
    o < population.householdFirstResident[household + 1];
    o++
  ) {
    const other = t.resident(o);
    if (o !== r) other.trust += p.wordOfMouth * 0.15 * (target - other.trust);
  }
  const community = t.communities[places.communityOf(population.block(r))];
  community.reputation += p.reputationWeight * (target - community.reputation);
}

export const logistic = (odds: number): number => 1 / (1 + exp(-odds));

const WEIGHTS = ["weightReports", "weightOnTime", "weightSatisfaction", "weightPetitions"] as const;

/** A weight of the assessment over the mean of the four. */
export function relativeWeight(t: Town, weight: (typeof WEIGHTS)[number]): number {
  const mean = WEIGHTS.reduce((sum, name) => sum + t.policy[name], 0) / WEIGHTS.length;
  return mean > 0 ? t.policy[weight] / mean : 0;
}
