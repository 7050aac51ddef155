/** A comparison as a document that stands alone: reading it gives the same study back. */
import { stringify } from "yaml";
import type { Horizon } from "../engine/district/plan.ts";
import type { Stopping } from "../engine/study/stopping.ts";
import { type Registry, SHIPPED, unsetValue } from "./registry.ts";
import type { ResolvedPolicy, ResolvedStudy } from "./study.ts";

/** Columns after which long sentences break. */
const LINE = 120;

/**
 * @param study with one policy it becomes a scenario
 * @returns YAML in which district and policies are written out, so that no other file is needed; a lever that was
 *   matched to another policy has the value found
 * @throws RangeError for a study of another method than a comparison
 */
export function writeStudy(study: ResolvedStudy, registry: Registry = SHIPPED): string {
  const { name, policies, district, changedFactors, horizon, replications, seed, exploration } = study;
  if (exploration.method !== "compare") throw new RangeError(`${name} is no comparison but a ${exploration.method}`);
  const factors = Object.fromEntries(changedFactors.map(({ factor, to }) => [factor, to]));
  const world = { horizon: horizonOf(horizon), replications, seed, factors };
  const document =
    policies.length === 1
      ? { kind: "scenario", name, district, policy: policyOf(policies[0], registry), ...world }
      : {
          kind: "study",
          name,
          title: study.title,
          ...(study.question === null ? {} : { question: study.question }),
          method: study.method,
          district,
          baseline: policies[0].name,
          policies: policies.map((policy) => policyOf(policy, registry)),
          primary: study.primary,
          margins: study.margins,
          alpha: study.alpha,
          ...stoppingOf(exploration.stopping),
          ...world,
          attributions: study.attributions,
          ratios: exploration.ratios,
        };
  // One object that stands in two places is written out twice: readers of the file need not know anchors.
  return stringify(document, { lineWidth: LINE, aliasDuplicateObjects: false });
}

/** The levers that stand otherwise than a policy has them that says nothing. */
function policyOf({ name, label, note, levers }: ResolvedPolicy, registry: Registry): object {
  const set = registry.levers.filter((lever) => levers[lever.name] !== unsetValue(lever));
  return {
    name,
    label,
    ...(note === null ? {} : { note }),
    levers: Object.fromEntries(set.map((lever) => [lever.name, levers[lever.name]])),
  };
}

/** When verdicts are taken, as a study says it. */
function stoppingOf(stopping: Stopping | null): object {
  if (stopping === null) return {};
  if (stopping.rule === "looks") return { looks: stopping.looks };
  return { precision: { relative: stopping.relative, first: stopping.first } };
}

function horizonOf({ burnIn, intake, followUp }: Horizon): object {
  return { burnInWeeks: burnIn / 7, intakeDays: intake, followUpDays: followUp };
}
