/** Round ticks, as many as fit. */
import { textWidth } from "./lettering.ts";

/** @returns as many round ticks as fit without their labels touching */
export function ticksThatFit(
  domain: readonly [number, number],
  format: (value: number) => string,
  width: number,
): number[] {
  for (const wanted of [6, 5, 4, 3, 2]) {
    const ticks = niceTicks(domain[0], domain[1], wanted);
    const widest = Math.max(...ticks.map((tick) => textWidth(format(tick), 11)));
    const gap = ticks.length > 1 ? ((ticks[1] - ticks[0]) / (domain[1] - domain[0])) * width : width;
    if (gap > widest + 12) return ticks;
  }
  return [0];
}

/** @returns multiples of 1, 2 or 5 times a power of ten inside the domain, about `wanted` of them */
export function niceTicks(from: number, to: number, wanted: number): number[] {
  const raw = (to - from) / wanted;
  if (!(raw > 0) || !Number.isFinite(raw)) return [from];
  let power = 1;
  while (power > raw) power /= 10;
  while (power * 10 <= raw) power *= 10;
  const step = power * (raw / power > 5 ? 10 : raw / power > 2 ? 5 : raw / power > 1 ? 2 : 1);
  const ticks: number[] = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}
