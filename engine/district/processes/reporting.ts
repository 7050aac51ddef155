/**
 * Reporting: what a resident does with a need (neighbours, grid member, property manager, counter, app, hotline, or
 * silence), who reports public matters, and who complains about waiting. By trust, acquaintance and memory.
 */
import { exp } from "../../kernel/math/elementary.ts";
import { exponential } from "../../kernel/random/distributions.ts";
import { APP_SYSTEM, CLOSED, GONE, HOTLINE_SYSTEM, LATENT, NEED, OPEN, SILENT, TELLING } from "../agents/matter.ts";
import { CATEGORIES } from "../categories.ts";
import { Event, Priority } from "../events.ts";
import { decision } from "../randomness.ts";
import type { World } from "../world.ts";
import { hasten } from "./beats.ts";
import { moveOut } from "./churn.ts";
import { maybePetition, memory } from "./closing.ts";
import { complainAgain, tellMember, toCounter, toHotline, toMember, toPlatform, toProperty } from "./intake.ts";
import { isCompoundMatter, isUrgent } from "./ownership.ts";
import { hide } from "./patrol.ts";

const AID = decision("settles with neighbours");
const AID_AFTER = decision("settles with neighbours after");
const VOICE = decision("speaks up");
const CHANNEL = decision("channel");
const PROPERTY_FIRST = decision("asks the property manager");
const APP = decision("uses the app");
const TELL_AFTER = decision("tells after");
const WORSENS = decision("silence worsens");
const SILENT_FOR = decision("silent for");
const WITNESS = decision("witness");
const REPORT_AFTER = decision("public report after");
const VANISHES = decision("vanishes");
const VANISHES_AFTER = decision("vanishes after");
const WAITS = decision("complains about waiting after");
const SENSED = decision("within a sensor's reach");
const SENSED_AFTER = decision("sensed after");
const HEAD_AFTER = decision("micro-grid head comes upon it after");

/** Channels a need may be told by. */
const MEMBER = 0;
const PROPERTY_MANAGER = 1;
const COUNTER = 2;
const APPLICATION = 3;
const HOTLINE = 4;

export function registerReporting(w: World): void {
  const { happenings } = w.exogenous;
  w.sim.on(Event.birth, "arises", Priority.world, (m) => {
    arise(w, m);
    if (m + 1 < happenings.size) w.sim.schedule(happenings.at[m + 1], Event.birth, m + 1);
  });
  w.sim.on(Event.neighboursSettle, "settled by neighbours", Priority.timer, (m) => {
    w.matters.standing[m] = GONE;
    w.cases.settled(w.now, m);
  });
  w.sim.on(Event.told, "told", Priority.timer, (m, channel) => tell(w, m, channel));
  w.sim.on(Event.silenceEnds, "silence ends", Priority.timer, (m, worsens) => {
    if (w.matters.standing[m] !== SILENT) return;
    if (worsens === 1) {
      w.matters.voice[m] = happenings.resident[m];
      toHotline(w, m);
      waitPatiently(w, m, 0);
    } else {
      w.matters.standing[m] = GONE;
      w.cases.lapsed(w.now, m);
    }
  });
  w.sim.on(Event.publicReport, "seen by a resident", Priority.timer, (m, n) => witness(w, m, n));
  w.sim.on(Event.vanish, "vanishes", Priority.timer, (m) => {
    if (w.matters.standing[m] !== LATENT || !Number.isNaN(w.cases.recAt[m])) return;
    w.matters.standing[m] = GONE;
    w.cases.lapsed(w.now, m);
  });
  w.sim.on(Event.sensed, "sensed", Priority.timer, (m) => {
    if (w.matters.standing[m] === LATENT) toPlatform(w, m);
  });
  w.sim.on(Event.headTells, "told by a micro-grid head", Priority.timer, (m) => {
    if (w.matters.standing[m] !== LATENT) return;
    w.tallies.headTasks++;
    toMember(w, m);
  });
  w.sim.on(Event.headHears, "heard by a micro-grid head", Priority.timer, (m) => {
    if (w.matters.standing[m] !== SILENT) return;
    w.tallies.headTasks++;
    w.matters.voice[m] = happenings.resident[m];
    toMember(w, m);
    waitPatiently(w, m, 0);
  });
  w.sim.on(Event.reminder, "deadline draws near", Priority.timer, (m) => {
    if (w.matters.standing[m] === OPEN) hasten(w, m);
  });
  w.sim.on(Event.complaint, "complains about waiting", Priority.timer, (m, n) => {
    if (w.matters.standing[m] !== OPEN) return;
    complainAgain(w, m);
    maybePetition(w, m);
    waitPatiently(w, m, n + 1);
  });
  w.sim.on(Event.repeat, "complains again", Priority.timer, (m, generation) => {
    if (w.matters.generation[m] !== generation) return;
    complainAgain(w, m);
    maybePetition(w, m);
  });
  if (happenings.size > 0) w.sim.schedule(happenings.at[0], Event.birth, 0);
}

function arise(w: World, m: number): void {
  const { happenings, population, places } = w.exogenous;
  const resident = happenings.resident[m];
  w.cases.born(w.now, {
    community: w.communityOf(m),
    category: happenings.category[m],
    origin: happenings.origin[m] === NEED ? 1 : 0,
    place: places.gridOf(happenings.block[m]),
    resident,
    group: resident < 0 ? -1 : population.floating[resident],
  });
  if (resident < 0) arisePublic(w, m);
  else ariseNeed(w, m, resident);
}

// ---------------------------------------------------------------------------------------- public matters

function arisePublic(w: World, m: number): void {
  if (w.chanceOnce(m, VANISHES, w.p.vanishing)) {
    w.sim.schedule(w.now + exponential(w.drawOnce(m, VANISHES_AFTER), 24 * w.p.vanishingDays), Event.vanish, m);
  }
  scheduleReport(w, m, 0);
  hide(w, m);
  const { policy, p } = w;
  if (policy.sensors > 0) {
    const reach = p.sensed * (policy.sensors / (policy.sensors + p.sensorsHalf));
    if (w.chanceOnce(m, SENSED, reach)) {
      w.sim.schedule(w.now + exponential(w.drawOnce(m, SENSED_AFTER), p.sensorDelay), Event.sensed, m);
    }
  }
  if (policy.microGridHeads > 0) scheduleHead(w, m, p.headReports, Event.headTells);
}

/** The head of the micro-grid comes upon a matter of it, at a rate a day. */
function scheduleHead(w: World, m: number, rate: number, event: number): void {
  const perDay = (rate * w.policy.microGridHeads) / w.exogenous.places.blocksPerGrid;
  if (perDay > 0) w.sim.schedule(w.now + exponential(w.drawOnce(m, HEAD_AFTER), 24 / perDay), event, m);
}

/** Residents report what they see the more, the better the grid line's standing. */
function scheduleReport(w: World, m: number, n: number): void {
  const perDay = w.p.publicReports * (0.4 + 1.2 * w.communities.reputation[w.communityOf(m)]);
  const u = w.drawOnce(m, REPORT_AFTER, n);
  w.sim.schedule(w.now + exponential(u, (24 * (1 + n)) / perDay), Event.publicReport, m, n);
}

/** Somebody of the block reports it: the first record, or one more of an open matter. */
function witness(w: World, m: number, n: number): void {
  const { standing, trulyDone, voice } = w.matters;
  if (standing[m] !== LATENT && standing[m] !== OPEN) {
    // Closed unsolved, it may be seen again once it re-emerges.
    if (standing[m] === CLOSED && trulyDone[m] === 0) scheduleReport(w, m, n + 1);
    return;
  }
  if (voice[m] < 0) {
    voice[m] = someoneOf(w, m);
    toHotline(w, m, w.chanceOnce(m, APP, w.p.tellApp * appAware(w)) ? APP_SYSTEM : HOTLINE_SYSTEM);
    waitPatiently(w, m, 0);
  } else if (standing[m] === LATENT) toHotline(w, m);
  else complainAgain(w, m);
  scheduleReport(w, m, n + 1);
}

function someoneOf(w: World, m: number): number {
  const { population, happenings, places } = w.exogenous;
  const grid = places.gridOf(happenings.block[m]);
  const first = population.householdFirstResident[population.gridFirstHousehold[grid]];
  const end = population.householdFirstResident[population.gridFirstHousehold[grid + 1]];
  return first + Math.floor(w.drawOnce(m, WITNESS) * (end - first));
}

// ------------------------------------------------------------------------------------------------- needs

function ariseNeed(w: World, m: number, r: number): void {
  const { happenings, population } = w.exogenous;
  const { p, residents } = w;
  moveOut(w, r);
  const c = w.communityOf(m);
  const category = CATEGORIES[happenings.category[m]];
  const aid =
    (p.aidBase + p.aidByCapital * w.communities.socialCapital[c]) * category.neighbourly * population.helpfulness(r);
  if (w.chanceOnce(m, AID, aid)) {
    w.matters.standing[m] = TELLING;
    w.sim.schedule(w.now + exponential(w.drawOnce(m, AID_AFTER), 24 * p.aidDays), Event.neighboursSettle, m);
    return;
  }
  const trust = (residents.trust[r] + w.communities.reputation[c]) / 2;
  const odds =
    p.voiceBase +
    p.voiceByTrust * (trust - 0.5) +
    memory(w, r) +
    population.voice(r) +
    (isUrgent(w, m) ? p.voiceUrgent : 0);
  if (w.chanceOnce(m, VOICE, 1 / (1 + exp(-odds)))) {
    w.matters.standing[m] = TELLING;
    const delay = exponential(w.drawOnce(m, TELL_AFTER), p.tellDelay);
    w.sim.schedule(w.now + delay, Event.told, m, channelOf(w, m, r));
  } else keepSilent(w, m, r);
}

function channelOf(w: World, m: number, r: number): number {
  const { p } = w;
  const hasProperty = w.exogenous.places.hasProperty[w.communityOf(m)] === 1;
  if (hasProperty && isCompoundMatter(w, m) && w.chanceOnce(m, PROPERTY_FIRST, p.tellProperty)) return PROPERTY_MANAGER;
  const member = w.hasGridLine ? p.tellMember + p.tellKnownMember * w.residents.knowledge[r] : 0;
  const u = w.drawOnce(m, CHANNEL);
  if (u < member) return MEMBER;
  const rest = (u - member) / (1 - member);
  if (rest < p.tellCounter) return COUNTER;
  return rest < p.tellCounter + p.tellApp * appAware(w) ? APPLICATION : HOTLINE;
}

/** @returns share who know the app now: a logistic diffusion that reaches nine in ten in the given months */
function appAware(w: World): number {
  const months = (w.now - w.exogenous.start) / (24 * 30);
  const start = w.p.appStart / (1 - w.p.appStart + 1e-12);
  const rate = LOG_NINE_PLUS / w.p.appAwareMonths;
  const odds = start * exp(rate * months);
  return odds / (1 + odds);
}
/** ln 9 + ln 9: from one in ten to nine in ten. */
const LOG_NINE_PLUS = 4.394449154672439;

function tell(w: World, m: number, channel: number): void {
  w.matters.voice[m] = w.exogenous.happenings.resident[m];
  if (channel === MEMBER) tellMember(w, m);
  else if (channel === PROPERTY_MANAGER) toProperty(w, m);
  else if (channel === COUNTER) toCounter(w, m);
  else toHotline(w, m, channel === APPLICATION ? APP_SYSTEM : HOTLINE_SYSTEM);
  waitPatiently(w, m, 0);
}

function keepSilent(w: World, m: number, r: number): void {
  const { firstSilent, matters } = w;
  matters.standing[m] = SILENT;
  const household = w.exogenous.population.household[r];
  if (household >= 0) {
    matters.next[m] = firstSilent[household];
    firstSilent[household] = m;
  }
  if (w.policy.microGridHeads > 0) scheduleHead(w, m, w.p.headHears, Event.headHears);
  const worsens = w.chanceOnce(m, WORSENS, w.p.silentWorsens) ? 1 : 0;
  w.sim.schedule(w.now + exponential(w.drawOnce(m, SILENT_FOR), 24 * w.p.silentDays), Event.silenceEnds, m, worsens);
}

/** Who waits complains after a while, then at growing intervals: without the growth complaints choke the office. */
export function waitPatiently(w: World, m: number, n: number): void {
  const delay = 24 * w.p.complaintDays * (0.4 + exponential(w.drawOnce(m, WAITS, n), 0.6)) * (1 + n);
  w.sim.schedule(w.now + delay, Event.complaint, m, n);
}
