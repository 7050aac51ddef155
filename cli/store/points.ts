/** The design points of a directory, in the order in which a study first asked for them: an index names one for good. */
import { join } from "node:path";
import type { Plan } from "../../engine/district/plan.ts";
import { scenarioKeys } from "../../scenarios/study.ts";
import type { Files } from "./files.ts";

export interface StoredPoint {
  /** Unique within the directory. */
  readonly name: string;
  readonly policies: readonly {
    readonly name: string;
    /** Under which a result may be used by any study: see `scenarioKeys`. */
    readonly scenario: string;
  }[];
}

const FILE = "points.jsonl";

export class Points {
  readonly #files: Files;
  readonly #path: string;
  readonly #list: StoredPoint[] = [];
  readonly #indices = new Map<string, number>();

  constructor(files: Files, directory: string) {
    this.#files = files;
    this.#path = join(directory, FILE);
    for (const line of (files.read(this.#path) ?? "").split("\n")) {
      if (line !== "") this.#push(JSON.parse(line) as StoredPoint);
    }
  }

  get list(): readonly StoredPoint[] {
    return this.#list;
  }

  /** @returns the index of a design point, or -1 */
  indexOf(name: string): number {
    return this.#indices.get(name) ?? -1;
  }

  /** @returns the index of a design point, which is on the disk before any of its runs may be */
  add(name: string, plan: Plan, seed: string): number {
    const known = this.#indices.get(name);
    if (known !== undefined) return known;
    const keys = scenarioKeys(plan, seed);
    this.#push({ name, policies: plan.policies.map((policy, p) => ({ name: policy.name, scenario: keys[p] })) });
    this.#files.write(
      this.#path,
      this.#list.map((point) => `${JSON.stringify(point)}\n`),
    );
    return this.#list.length - 1;
  }

  #push(point: StoredPoint): void {
    this.#indices.set(point.name, this.#list.push(point) - 1);
  }
}
