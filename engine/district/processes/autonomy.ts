/**
 * Autonomy (micro-governance): social capital is fed by the hours that community staff and volunteers can give to
 * organising residents, and decays when nobody tends it. Organised residents settle more among themselves.
 */
import { COMMUNITY_LINE } from "../events.ts";
import type { World } from "../world.ts";

/** Working days over which the rates of growth and decay are told. */
const SPAN = 90;

/** A working day ends: what was free of it went into organising. */
export function organise(w: World, staffHours: Float64Array): void {
  const { socialCapital, freeToday, lentToday } = w.communities;
  for (let c = 0; c < socialCapital.length; c++) {
    if (staffHours[c] <= 0) continue;
    const share = Math.min(1, (freeToday[c] + lentToday[c]) / staffHours[c]);
    const s = socialCapital[c];
    socialCapital[c] = s + (w.p.capitalGain * share * (1 - s) - w.p.capitalDecay * s) / SPAN;
  }
}

/** @returns working hours of each community's staff on a day, by its servers' calendars */
export function staffHoursOf(w: World, day: number): Float64Array {
  const hours = new Float64Array(w.exogenous.places.communities);
  const { line, whose } = w.staff;
  for (let server = 0; server < line.length; server++) {
    if (line[server] !== COMMUNITY_LINE || w.crew.isRetired(server)) continue;
    hours[whose[server]] += w.crew.calendarOf(server).hoursOfDay(day);
  }
  return hours;
}
