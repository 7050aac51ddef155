/** What differs between the policies of a study: the page that every comparison opens with. */
import type { LeverGroup, Text } from "../engine/district/registry.ts";
import { type Registry, SHIPPED } from "./registry.ts";
import type { ResolvedStudy } from "./study.ts";

export interface DiffCell {
  readonly policy: string;
  readonly value: number | string;
  /** The words for a choice; `null` for a number. */
  readonly label: Text | null;
  readonly isChanged: boolean;
}

export interface DiffRow {
  readonly lever: string;
  readonly group: LeverGroup;
  readonly label: Text;
  /** `null` for a choice. */
  readonly unit: string | null;
  /** One a policy, the baseline first. */
  readonly values: readonly DiffCell[];
}

/** @returns one row for each lever that any policy sets otherwise than the baseline, in the order of the list of levers */
export function diff(study: ResolvedStudy, registry: Registry = SHIPPED): DiffRow[] {
  const changed = new Set(study.policies.flatMap((policy) => policy.changed.map((change) => change.lever)));
  return registry.levers
    .filter((lever) => changed.has(lever.name))
    .map((lever) => ({
      lever: lever.name,
      group: lever.group,
      label: lever.label,
      unit: lever.kind === "number" ? lever.unit : null,
      values: study.policies.map(({ name, levers, changed: changes }) => {
        const value = levers[lever.name];
        const option =
          lever.kind === "choice" ? lever.options.find((candidate) => candidate.name === value) : undefined;
        const isChanged = changes.some((change) => change.lever === lever.name);
        return { policy: name, value, label: option?.label ?? null, isChanged };
      }),
    }));
}
