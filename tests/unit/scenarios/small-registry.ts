/** A registry small enough to know by heart. */
import type { ChoiceLever, NumberLever } from "../../../engine/district/levers/lever.ts";
import type { Factor } from "../../../engine/district/registry.ts";
import type { Response } from "../../../engine/district/responses/response.ts";
import type { Registry } from "../../../scenarios/registry.ts";

const text = (en: string, zh: string) => ({ en, zh });

const fullTimeShare: NumberLever = {
  kind: "number",
  name: "fullTimeShare",
  group: "staffing",
  label: text("full-time share", "专职比例"),
  explain: text("Share of grids with a full-time member.", "专职网格员比例。"),
  source: "test",
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  enact() {},
};

const fullTimeHours: NumberLever = {
  ...fullTimeShare,
  name: "fullTimeHours",
  label: text("full-time hours", "专职工时"),
  unit: "h/day",
  min: 2,
  max: 8,
  statusQuo: 6.5,
};

const command: ChoiceLever = {
  kind: "choice",
  name: "command",
  group: "separation",
  label: text("command", "指挥权"),
  explain: text("Who commands.", "谁指挥。"),
  source: "test",
  options: [
    { name: "shared", label: text("both lines", "双重指挥") },
    { name: "gridOffice", label: text("grid office", "网格中心") },
  ],
  statusQuo: "shared",
  enact() {},
};

const churn: Factor = {
  kind: "number",
  name: "churn",
  group: "population",
  label: text("churn", "流动率"),
  source: "test",
  unit: "share/year",
  default: 0.2,
  min: 0,
  max: 1,
  evidence: "A",
};

const theory: Factor = {
  kind: "choice",
  name: "theory",
  group: "theories",
  label: text("theory", "理论"),
  source: "test",
  options: [
    { name: "contact", label: text("contact", "接触") },
    { name: "workload", label: text("workload", "负荷") },
  ],
  default: "contact",
  evidence: "A",
};

const response = (name: string): Response => ({
  name,
  label: text(name, name),
  unit: "share",
  better: "higher",
  group: "efficiency",
  reduce: () => Number.NaN,
});

export const SMALL: Registry = {
  levers: [fullTimeShare, fullTimeHours, command],
  factors: [churn, theory],
  responses: [
    response("solvedWithin7"),
    response("promiseKept"),
    { ...response("promiseKept.same"), sameOf: { response: "promiseKept", role: "policy" } },
    { ...response("promiseKept.sameBaseline"), sameOf: { response: "promiseKept", role: "baseline" } },
  ],
};

export const DISTRICT = `kind: district
name: sample
label: { en: Sample, zh: 样本 }
note: { en: Made up., zh: 虚构。 }
communities:
  - { name: S01, type: mixed, grids: 12, demand: 1 }
factors:
  churn: 0.3
`;

export const PART_TIME = `kind: policy
name: part-time
label: { en: Part-time, zh: 兼职网格员 }
`;

export const FULL_TIME = `kind: policy
name: full-time
extends: part-time
label: { en: Full-time, zh: 专职网格员 }
levers:
  fullTimeShare: 1
`;

export const STUDY = `kind: study
name: small
title: { en: Small, zh: 小 }
method: compare
district: sample
baseline: part-time
policies: [part-time, full-time]
primary: [promiseKept]
`;

export const SCENARIO = `kind: scenario
name: one
district: sample
policy: full-time
`;

/** The small documents, shipped; `others` replaces or adds files. */
export function smallFiles(others: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    "shipped/districts/sample.yaml": DISTRICT,
    "shipped/policies/part-time.yaml": PART_TIME,
    "shipped/policies/full-time.yaml": FULL_TIME,
    "shipped/studies/small.yaml": STUDY,
    "shipped/studies/one.yaml": SCENARIO,
    ...others,
  };
}
