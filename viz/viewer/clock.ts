/** A time of the simulation as a reader reads it. Day 0 is a Monday. */
import type { ViewerWords } from "../words/viewer.ts";

/** @param at hours since the policies were enacted */
export function clock(at: number, { watch }: ViewerWords): string {
  const day = Math.floor(at / 24);
  const minutes = Math.floor((at - 24 * day) * 60);
  const two = (n: number): string => String(n).padStart(2, "0");
  return watch.clock(day, ((day % 7) + 7) % 7, `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}
