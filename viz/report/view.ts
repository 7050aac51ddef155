/** The data of a report with its labels in one language: what every section asks. */
import type { Lever } from "../../engine/district/levers/lever.ts";
import type { Response } from "../../engine/district/responses/response.ts";
import type { Registry } from "../../scenarios/registry.ts";
import type { Subject } from "../words/sentence.ts";
import type { Tally, Words } from "../words/words.ts";
import type { PolicyOutcome, ReportData, ResponseComparison, SeriesSummary } from "./data.ts";

export interface ShownPolicy {
  readonly name: string;
  readonly label: string;
  /** Place in the study; 0 is the baseline. */
  readonly index: number;
}

export class View {
  readonly data: ReportData;
  readonly words: Words;
  readonly registry: Registry;
  readonly policies: readonly ShownPolicy[];
  readonly #listed: ReadonlyMap<string, Response>;

  constructor(data: ReportData, words: Words, registry: Registry) {
    this.data = data;
    this.words = words;
    this.registry = registry;
    this.policies = data.study.policies.map((policy, index) => ({
      name: policy.name,
      label: words.text(policy.label),
      index,
    }));
    this.#listed = new Map(registry.responses.map((response) => [response.name, response]));
  }

  get baseline(): ShownPolicy {
    return this.policies[0];
  }

  /** The policies that are compared with the baseline. */
  get others(): readonly ShownPolicy[] {
    return this.policies.slice(1);
  }

  label(policy: string): string {
    return this.policies.find((candidate) => candidate.name === policy)?.label ?? policy;
  }

  /** Primary responses in the order of the study. */
  get primary(): readonly ResponseComparison[] {
    return this.data.study.primary.flatMap((name) => this.response(name) ?? []);
  }

  response(name: string): ResponseComparison | undefined {
    return this.data.comparison.responses.find((candidate) => candidate.name === name);
  }

  /** A series of the run under a policy. */
  series(name: string, policy: string): SeriesSummary | undefined {
    return this.data.series.find((candidate) => candidate.name === name && candidate.policy === policy);
  }

  responseLabel(response: ResponseComparison): string {
    return this.words.heading(this.words.text(response.label));
  }

  group(name: string): string {
    return this.#listed.get(name)?.group ?? "other";
  }

  /** The response that must stand beside this one, if this run has it. */
  counterpart(name: string): ResponseComparison | undefined {
    const beside = this.#listed.get(name)?.counterpart;
    return beside === undefined ? undefined : this.response(beside);
  }

  subject(response: ResponseComparison): Subject {
    return { response, group: this.#listed.get(response.name)?.group ?? null };
  }

  outcome(response: ResponseComparison, policy: string): PolicyOutcome | undefined {
    return response.policies.find((candidate) => candidate.name === policy);
  }

  lever(name: string): Lever | undefined {
    return this.registry.levers.find((lever) => lever.name === name);
  }

  /** Counts verdicts of the primary responses: of one policy, or of all. */
  tally(policy: string | null): Tally {
    const counts = { better: 0, worse: 0, different: 0, equivalent: 0, undecided: 0 };
    for (const response of this.primary) {
      for (const outcome of response.policies) {
        if (outcome.difference !== null && (policy === null || outcome.name === policy)) {
          counts[outcome.difference.verdict] += 1;
        }
      }
    }
    return counts;
  }

  /** The level of intervals as a whole number of 100, e.g. 95. */
  get level(): string {
    return String(Math.round((1 - this.data.comparison.alpha) * 1000) / 10);
  }
}
