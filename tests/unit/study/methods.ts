/** Drives a study method with a rule instead of simulations. */
import type { Dimension } from "../../../engine/study/designs/dimension.ts";
import type { Frame } from "../../../engine/study/frame.ts";
import type { DesignPoint, Run, StudyMethod } from "../../../engine/study/method.ts";
import { response } from "./studies.ts";

/** The value of a response of a policy at a point; null: the policy failed there. */
export type PointRule = (point: DesignPoint, policy: string, replication: number, response: string) => number | null;

export function frameOf(parts: Partial<Frame> = {}): Frame {
  return {
    study: "test",
    seed: "test",
    policies: ["base"],
    responses: [response("y")],
    primary: ["y"],
    alpha: 0.05,
    replications: 1,
    ...parts,
  };
}

export function range(name: string, low = 0, high = 1): Dimension {
  return { name, sets: "factor", entry: name, policies: [], span: { kind: "range", low, high } };
}

/** The numbers to which a point sets its factors, in their order. */
export function numbersAt({ factors }: DesignPoint): number[] {
  return Object.values(factors).map(Number);
}

/** One order of arrival of a batch. */
export type Arrival = (batch: readonly Run[]) => readonly Run[];

export const inOrder: Arrival = (batch) => batch;
export const backwards: Arrival = (batch) => [...batch].reverse();

/** Asks and tells until the method is complete. */
export function conduct<V>(
  method: StudyMethod<V>,
  responses: readonly string[],
  rule: PointRule,
  arrival = inOrder,
): V {
  for (let batch = method.ask(); batch.length > 0; batch = method.ask()) {
    for (const run of arrival(batch)) {
      method.tell(
        run,
        run.point.policies.map(({ name }) => {
          const values = responses.map((y) => rule(run.point, name, run.replication, y));
          return values.includes(null)
            ? { policy: name, values: null, failure: { message: `${name} broke` } }
            : { policy: name, values: Float64Array.from(values as number[]) };
        }),
      );
    }
  }
  return method.verdict();
}
