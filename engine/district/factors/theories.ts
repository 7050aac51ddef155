import type { ChoiceFactor } from "../registry.ts";

/** Structural choices: which theory of cooperation rules the world (docs/odd.md, cooperation). */
export const theories = {
  cooperationTheory: {
    kind: "choice",
    name: "cooperationTheory",
    group: "theories",
    label: { en: "theory of cooperation between the lines", zh: "条块协同机制" },
    options: ["contact", "accountability", "workload"],
    default: "contact",
    evidence: "A",
    source: "docs/odd.md, cooperation",
  },
} as const satisfies Record<string, ChoiceFactor>;
