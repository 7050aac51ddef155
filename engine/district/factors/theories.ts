import type { ChoiceFactor } from "../registry.ts";

/** Structural choices: which theory of cooperation rules the world (docs/odd.md, cooperation). */
export const theories = {
  cooperationTheory: {
    kind: "choice",
    name: "cooperationTheory",
    group: "theories",
    label: { en: "theory of cooperation between the lines", zh: "条块协同机制" },
    options: [
      { name: "contact", label: { en: "contact: working together builds it", zh: "接触：共事增进配合" } },
      { name: "accountability", label: { en: "accountability: who assesses one decides", zh: "问责：谁考核听谁" } },
      { name: "workload", label: { en: "workload: only free hours count", zh: "负荷：只看是否有空" } },
    ],
    default: "contact",
    evidence: "A",
    source: "docs/odd.md, cooperation",
  },
} as const satisfies Record<string, ChoiceFactor>;
