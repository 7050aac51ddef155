import type { PatternWords } from "./pattern-words.ts";

const list = (items: readonly string[]): string => items.join(", ");

export const PATTERNS_EN: PatternWords = {
  targets: "Targets: used to set the model, and no evidence for it",
  predictions: "Predictions: nothing was fitted to them, and they may fail",
  echoes: "Echoes: inputs that come out again, and no evidence",
  nulls: "Null models: the same district with one mechanism taken out",
  summary: ({ targets, predictions, supporting, inputs, echoes }) =>
    `${targets} targets are met, ${predictions} predictions passed. Of the passed ones ${supporting} ${supporting === 1 ? "speaks" : "speak"} for a mechanism, since at least one null model fails where the model does not${inputs === 0 ? "" : `; ${inputs} of these ${inputs === 1 ? "is" : "are"} in part an input`}. ${echoes} echoes are verified.`,
  of: (n, all) => `${n} of ${all}`,
  row: ({ name, label, value, interval, published, told }) =>
    `${name} ${label}: ${value}${interval === null ? "" : ` (${interval})`}; published: ${published}. ${told}`,
  met: "Met",
  missed: "Not met",
  passed: "Passed",
  failed: "Failed",
  verified: "Verified",
  notVerified: "Not verified",
  close: "Its interval reaches over an end of the published range.",
  null: ({ label, value, isMet }) => `${label} ${value}${isMet === null ? "" : isMet ? " (meets it)" : " (does not)"}`,
  beside: (nulls) => `Null models: ${nulls.join("; ")}.`,
  supports: (nulls) => `It speaks for what is missing where it fails: ${list(nulls)}.`,
  supportsNothing: "Every null model meets it too: it supports nothing.",
  nullsDoBetter: "Every null model meets what the model fails.",
  inputs: (names) => `In part an input: ${names.join("; ")}.`,
  why: (text) => `Best guess why: ${text}.`,
  source: (text) => `Source: ${text}.`,
  meaning: ({ label, meaning }) => `${label}: ${meaning}.`,
  pair: (p) =>
    `${p.label}: closure ${p.simulatedClosure} for ${p.closure}${p.isClosureMet ? "" : " (out of reach)"} at a load of ${p.load}; on time ${p.predicted}${p.interval === null ? "" : ` (${p.interval})`} for ${p.onTime}, ${p.distance} off: ${p.hit ? "hit" : "missed"}.`,
  closures: ({ world, hits, of, distance }) => `${world}: ${hits} of ${of} hit, ${distance} points off on average.`,
  world: "the model as it is",
  withoutGaming: "the same without gaming",
  pairs: "pairs",
  chart: {
    title: "Published figures, the model, and null models",
    known: "grey: what is published",
    model: "Dot and line: mean of the model and its interval.",
    null: "Numbered: null models.",
  },
  table: {
    name: "pattern",
    published: "published",
    simulated: "the model (interval)",
    verdict: "verdict",
    supports: "supports a mechanism",
    inputs: "in part an input",
    source: "source",
    yes: "yes",
    no: "no",
  },
  pairTable: {
    head: ["published pair", "closure", "closure, model", "load", "on time", "on time, model (interval)", "hit"],
    outOfReach: "out of reach",
  },
  whyTitle: "Best guesses why the model fails:",
};
