/** The parts of composite responses (`stage:<state>`, `hours:<line>:<activity>`): which there are, and their colours. */
import { PART_COLOURS, type PartFamily } from "../charts/palette.ts";
import type { Part } from "../charts/stacked.ts";
import type { Words } from "../words/words.ts";
import type { ResponseComparison } from "./data.ts";

const STAGE_FAMILY: Readonly<Record<string, PartFamily>> = {
  triage: "waiting",
  awaiting: "waiting",
  noOwner: "waiting",
  queue: "waiting",
  transit: "waiting",
  work: "working",
  lead: "working",
  cooperation: "working",
  verification: "checking",
  rework: "checking",
};

const ACTIVITY_FAMILY: Readonly<Record<string, PartFamily>> = {
  matters: "working",
  verification: "working",
  cooperation: "working",
  visits: "reaching",
  patrol: "reaching",
  organising: "reaching",
  affairs: "ordering",
  meetings: "ordering",
  duplicates: "checking",
  counter: "ordering",
  reports: "checking",
  training: "ordering",
  petitions: "checking",
  triage: "waiting",
  dispatch: "waiting",
  intake: "waiting",
  enquiries: "waiting",
  idle: "idle",
};

function coloured(
  names: readonly string[],
  families: Readonly<Record<string, PartFamily>>,
  say: (name: string) => string,
): Part[] {
  const used = new Map<PartFamily, number>();
  return names.map((name) => {
    const family = families[name] ?? "other";
    const at = used.get(family) ?? 0;
    used.set(family, at + 1);
    const colours = PART_COLOURS[family];
    return { label: say(name), colour: colours[at % colours.length] };
  });
}

export function isStage(name: string): boolean {
  return name.startsWith("stage:");
}

export function isActivity(name: string): boolean {
  return name.startsWith("hours:") && name.split(":").length === 3;
}

/** @returns the stages in the order of the responses, coloured by what the time is: waiting, working, checking */
export function stageParts(responses: readonly ResponseComparison[], words: Words): Part[] {
  return coloured(
    responses.map((response) => response.name.slice("stage:".length)),
    STAGE_FAMILY,
    (name) => words.stage(name),
  );
}

/** @returns names of activities in order of first mention, idle hours last */
export function activityNames(responses: readonly ResponseComparison[]): string[] {
  const names = [...new Set(responses.map((response) => response.name.split(":")[2]))];
  return [...names.filter((name) => name !== "idle"), ...names.filter((name) => name === "idle")];
}

/** @returns the activities, coloured by what they are for: matters, reaching residents, affairs, idle */
export function activityParts(names: readonly string[], words: Words): Part[] {
  return coloured(names, ACTIVITY_FAMILY, (name) => words.activity(name));
}

/** @returns names of lines in order of first mention */
export function lineNames(responses: readonly ResponseComparison[]): string[] {
  return [...new Set(responses.map((response) => response.name.split(":")[1]))];
}
