/** Plausible worlds: settings of what is uncertain, drawn over its ranges or given. */
import { Draws } from "../draws.ts";
import { type Dimension, type Setting, settingsAt } from "./dimension.ts";
import { latinHypercube } from "./latin-hypercube.ts";

export interface WorldsPlan {
  /** What is uncertain; only factors, so that the policies stay what they are. */
  readonly dimensions: readonly Dimension[];
  /** So many worlds are drawn by a Latin hypercube; 0 where `worlds` lists them. */
  readonly draws: number;
  /** Worlds given instead, such as those that a calibration accepted: settings in the order of the dimensions. */
  readonly worlds: readonly (readonly Setting[])[];
}

/** @param fewest - worlds that the method needs */
export function faultsOfWorlds({ dimensions, draws, worlds }: WorldsPlan, fewest: number): string[] {
  const found: string[] = [];
  if (dimensions.length === 0) found.push("vary: nothing is uncertain");
  for (const { name, sets } of dimensions) if (sets !== "factor") found.push(`vary: "${name}" is no factor`);
  if (worlds.length > 0 && draws > 0) found.push("worlds: either listed or drawn");
  if (worlds.length + draws < fewest) found.push(`worlds: at least ${fewest} (got ${worlds.length + draws})`);
  return found;
}

/** @returns the settings of each world, in the order of the dimensions */
export function worldsOf({ dimensions, draws, worlds }: WorldsPlan, seed: string): readonly (readonly Setting[])[] {
  if (worlds.length > 0) return worlds;
  return latinHypercube(draws, dimensions.length, new Draws(seed, "worlds")).map((row) => settingsAt(dimensions, row));
}
