/** A study as a document that stands alone: reading it gives the same study back. */
import { stringify } from "yaml";
import type { Horizon } from "../engine/district/plan.ts";
import { type Registry, SHIPPED, unsetValue } from "./registry.ts";
import type { ResolvedPolicy, ResolvedStudy } from "./study.ts";

/** Columns after which long sentences break. */
const LINE = 120;

/**
 * @param study with one policy it becomes a scenario
 * @returns YAML in which district and policies are written out, so that no other file is needed
 */
export function writeStudy(study: ResolvedStudy, registry: Registry = SHIPPED): string {
  const { name, policies, district, changedFactors, horizon, replications, seed } = study;
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
          ...world,
          attributions: study.attributions,
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

function horizonOf({ burnIn, intake, followUp }: Horizon): object {
  return { burnInWeeks: burnIn / 7, intakeDays: intake, followUpDays: followUp };
}
