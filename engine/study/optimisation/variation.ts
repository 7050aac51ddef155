/** How new candidates come from old ones, in the unit cube. */
import { pow } from "../../kernel/math/elementary.ts";

/** The larger, the closer children stay to their parents. */
const CROSSOVER_SPREAD = 15;
const MUTATION_SPREAD = 20;
const CROSSOVER_CHANCE = 0.9;

/** A source of uniforms: the slot says which decision of the child it is. */
export type Uniforms = (slot: number) => number;

const clamp = (x: number): number => Math.min(1, Math.max(0, x));

/**
 * One child by simulated binary crossover and polynomial mutation; each dimension mutates with a chance of 1/k.
 *
 * @source Deb & Agrawal 1995, Complex Systems 9:115-148; Deb & Goyal 1996, Computer Science and Informatics 26:30-45
 */
export function child(mother: Float64Array, father: Float64Array, u: Uniforms): Float64Array {
  const k = mother.length;
  const isCrossed = u(0) < CROSSOVER_CHANCE;
  return mother.map((x, d) => {
    const slot = 1 + 5 * d;
    const crossed = isCrossed && u(slot) < 0.5 ? crossover(x, father[d], u(slot + 1), u(slot + 2)) : x;
    return u(slot + 3) < 1 / k ? mutation(crossed, u(slot + 4)) : crossed;
  });
}

/** Of the two children that this makes, one by the toss of a coin. */
function crossover(x: number, y: number, u: number, coin: number): number {
  const power = 1 / (CROSSOVER_SPREAD + 1);
  const spread = u <= 0.5 ? pow(2 * u, power) : pow(1 / (2 * (1 - u)), power);
  const half = (spread * Math.abs(y - x)) / 2;
  return clamp((x + y) / 2 + (coin < 0.5 ? -half : half));
}

function mutation(x: number, u: number): number {
  const power = 1 / (MUTATION_SPREAD + 1);
  const step =
    u < 0.5
      ? pow(2 * u + (1 - 2 * u) * pow(1 - x, MUTATION_SPREAD + 1), power) - 1
      : 1 - pow(2 * (1 - u) + (2 * u - 1) * pow(x, MUTATION_SPREAD + 1), power);
  return clamp(x + step);
}
