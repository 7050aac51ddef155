/** A lever is data plus one function: what a policy sets, and how it takes force in a world. */
import type { LeverGroup, Named, Option, Text } from "../registry.ts";
import type { World } from "../world.ts";

interface NamedLever extends Named {
  readonly group: LeverGroup;
  /** One sentence for a policymaker. */
  readonly explain: Text;
}

/** What a policy sets. `enact` sets a parameter of the world once; the hot loop looks up no names. */
export interface NumberLever extends NamedLever {
  readonly kind: "number";
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly statusQuo: number;
  enact(world: World, value: number): void;
}

export interface ChoiceLever extends NamedLever {
  readonly kind: "choice";
  readonly options: readonly Option[];
  readonly statusQuo: string;
  enact(world: World, value: string): void;
}

export type Lever = NumberLever | ChoiceLever;
