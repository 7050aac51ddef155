/** A fit written as an ordinary scenario, with where every figure comes from. */
import type { Fit } from "./fit.ts";

/** What a fitted scenario is called, read and run by. */
export interface FitOrigin {
  readonly name: string;
  readonly district: string;
  readonly policy: string;
  readonly log: string;
  readonly sha256: string;
  readonly version: string;
}

const date = (hours: number): string => new Date(hours * 3_600_000).toISOString().slice(0, 10);
const short = (value: number): number => Number(value.toPrecision(4));

/** @returns the scenario before anything is fitted, as YAML */
export function bareScenario({ name, district, policy }: FitOrigin): string {
  const [d, p] = [district, policy].map((reference) => JSON.stringify(reference));
  return `kind: scenario\nname: ${name}\ndistrict: ${d}\npolicy: ${p}\n`;
}

/** @returns a scenario as YAML, an ordinary one, with where every figure comes from */
export function scenarioOf(fit: Fit, origin: FitOrigin): string {
  const set = fit.factors.filter(({ isInRange }) => isInRange);
  const lines = [
    `# Fitted by gridgov ${origin.version} to a log; what the log cannot tell keeps its default and its range.`,
    bareScenario(origin).trimEnd(),
    ...(set.length === 0 ? [] : ["factors:"]),
    ...set.map(({ name, value }) => `  ${name}: ${short(value?.value ?? 0)}`),
    "provenance:",
    `  log: ${JSON.stringify(origin.log)}`,
    `  sha256: "${origin.sha256}"`,
    `  cases: ${fit.cases}`,
    `  from: "${date(fit.from)}"`,
    `  to: "${date(fit.to)}"`,
    "  estimates:",
  ];
  let estimated = 0;
  for (const { name, estimate, value, isInRange, range } of fit.factors) {
    if (estimate === null || value === null) continue;
    if (!isInRange) {
      const beyond = value.value < range[0] ? `less than ${range[0]}` : `more than ${range[1]}`;
      lines.push(`    # ${name}: the log has ${short(estimate.value)}, which would take ${beyond}: not set`);
      continue;
    }
    estimated++;
    const { low, high } = value;
    const law = `value: ${short(value.value)}, low: ${short(low)}, high: ${short(high)}, n: ${estimate.n}`;
    lines.push(`    ${name}: { ${law} } # the log has ${short(estimate.value)}`);
  }
  if (estimated === 0) lines[lines.indexOf("  estimates:")] = "  estimates: {}";
  return `${lines.join("\n")}\n`;
}
