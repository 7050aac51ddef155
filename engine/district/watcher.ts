/** Looks on as a world runs; it draws nothing and changes nothing, so that a watched run has the bits of any other. */
import type { CaseTrace } from "../cases/trace.ts";
import type { World } from "./world.ts";

export interface Watcher extends CaseTrace {
  /** The world that is watched from now on; nothing has happened in it yet. */
  watches?(world: World): void;
  /**
   * A uniform was drawn for a decision in a matter's life.
   * @param decision its id; see `nameOfDecision`
   * @param attempt of this decision
   * @param u in (0, 1)
   * @param threshold the decision is taken where u lies below it; NaN where u gives a duration or a choice among several
   */
  drawn?(matter: number, decision: number, attempt: number, u: number, threshold: number): void;
  /** A server is about to begin with a task, or to end it. */
  starting?(server: number, task: number): void;
  ending?(server: number, task: number): void;
}
