/** The answer in sentences: each policy against the baseline on the primary measures, and how much is only more hours. */
import { policyColour } from "../charts/palette.ts";
import { differenceInterval, differencePhrase, numeral, tell } from "../words/quantity.ts";
import { differenceDecimals, differenceScale, meanNumeral, meanScale, sentence } from "../words/sentence.ts";
import { markedDifference } from "./cells.ts";
import type { ResponseComparison } from "./data.ts";
import { headlineChart } from "./figures.ts";
import { badge, type Html, html, NOTHING, section, table } from "./html.ts";
import { evidenceCounts } from "./inputs.ts";
import type { Sheet } from "./sheet.ts";
import type { ShownPolicy, View } from "./view.ts";

/** The counterpart of a measure, said with it so that neither is read alone. */
export function besideSentence(view: View, name: string, policy: string): string | null {
  const { words } = view;
  const beside = view.counterpart(name);
  if (beside === undefined) return null;
  const own = view.outcome(beside, policy);
  const base = view.outcome(beside, view.baseline.name);
  if (own?.difference == null || base === undefined) return null;
  const subject = view.subject(beside);
  const units = meanScale(subject, words).words;
  return words.beside(
    words.text(beside.label),
    units.amount(meanNumeral(subject, own, words)),
    units.bare(meanNumeral(subject, base, words)),
    own.difference.verdict,
  );
}

/** @returns every primary finding of a policy, in the order of the study */
export function findings(view: View, policy: string) {
  return view.primary
    .filter((response) => view.outcome(response, policy)?.difference != null)
    .map((response) => ({
      ...sentence(view.subject(response), policy, view.baseline.name, (name) => view.label(name), view.words),
      beside: besideSentence(view, response.name, policy),
    }));
}

function policyBlock(view: View, policy: ShownPolicy): Html {
  const { words } = view;
  const note = view.data.study.policies[policy.index].note;
  const tally = view.tally(policy.name);
  return html`<details class="policy"><summary><h3><span class="swatch" style="background:${policyColour(policy.index)}" aria-hidden="true"></span>${words.heading(policy.label)}</h3>
<span class="summary">${words.summary(policy.label, view.baseline.label, tally, view.primary.length)}</span></summary>
${note === null ? NOTHING : html`<p class="quiet">${words.heading(words.text(note))}</p>`}
<ul class="findings">${findings(view, policy.name).map(
    (finding) =>
      html`<li>${badge(finding.verdict, words)}<div>${finding.text}${
        finding.caution === null ? NOTHING : html` <strong class="caution">${finding.caution}</strong>`
      }${finding.beside === null ? NOTHING : html` <span class="quiet">${finding.beside}</span>`}</div></li>
`,
  )}</ul></details>
`;
}

/**
 * @param only the one response wanted, or all
 * @returns one sentence for every response of an attribution that is defined
 */
export function attributionSentences(view: View, only?: ResponseComparison): { label: string; sentences: string[] }[] {
  const { words, data } = view;
  return data.study.attributions.map((attribution) => ({
    label: words.text(attribution.label),
    sentences: data.comparison.attributions
      .filter((row) => row.name === attribution.name)
      .flatMap((row) => {
        const response = view.response(row.response);
        if (response === undefined || (only !== undefined && response !== only)) return [];
        const scale = differenceScale(view.subject(response), words);
        const decimals = differenceDecimals(view.subject(response), scale);
        const [total, part, rest] = [row.total, row.part, row.rest].map((effect) =>
          effect.mean === null ? null : tell(scale, effect.mean, decimals, effect.low, effect.high),
        );
        if (total === null || part === null || rest === null) return [];
        return words.attribution({
          response: words.text(response.label),
          policy: view.label(row.of),
          baseline: view.baseline.label,
          total: differencePhrase(total, words),
          part: differencePhrase(part, words),
          partInterval: differenceInterval(part, words) ?? words.undefinedValue,
          label: words.text(attribution.label),
          rest: differencePhrase(rest, words),
          restInterval: differenceInterval(rest, words) ?? words.undefinedValue,
        });
      }),
  }));
}

/** Every policy and primary measure at one look: the difference with the mark of its verdict. */
function glance(view: View): Html {
  const { words } = view;
  const columns = [
    { title: words.page.policy, isNumber: false },
    ...view.primary.map((response) => ({
      title: html`${view.responseLabel(response)}<span class="quiet unit">${differenceScale(view.subject(response), words).words.axis}</span>`,
      isNumber: true,
    })),
  ];
  const rows = view.others.map((policy) => ({
    head: words.heading(policy.label),
    cells: view.primary.map((response) => {
      const outcome = view.outcome(response, policy.name);
      return outcome === undefined ? "–" : markedDifference(view.subject(response), outcome, words);
    }),
  }));
  const key = (["better", "worse", "different", "equivalent", "undecided"] as const)
    .filter((verdict) => view.tally(null)[verdict] > 0)
    .map((verdict) => html`${badge(verdict, words)} `);
  return html`<div class="glance">${table(words.page.glance(view.baseline.label), columns, [{ title: null, rows }], words)}
<p class="key">${key}</p></div>`;
}

/** Runs that failed, named before anything is concluded. */
function failures(view: View): Html {
  const { words, data } = view;
  const { failed } = data.comparison.replications;
  return failed.length === 0
    ? NOTHING
    : html`<div class="notice"><p>${words.page.failedLead(failed.length)}</p><ul>${failed.map(
        (run) => html`<li>${words.page.failed(view.label(run.policy), run.replication, run.message)}</li>`,
      )}</ul></div>`;
}

/** Full cost as a multiple of the baseline's. */
function costTimes(view: View, policy: string): string | null {
  const cost = view.response("fullCost");
  if (cost === undefined) return null;
  const base = view.outcome(cost, view.baseline.name)?.mean ?? 0;
  const own = view.outcome(cost, policy)?.mean ?? null;
  return own === null || !(base > 0) ? null : numeral(own / base, 2);
}

/** One policy in two sentences: the first primary measure, and what became of the others. */
function headlineItem(view: View, headline: ResponseComparison, policy: ShownPolicy): Html {
  const { words } = view;
  const subject = view.subject(headline);
  const outcome = view.outcome(headline, policy.name);
  const difference = outcome?.difference ?? null;
  if (outcome === undefined || difference === null || difference.mean === null) {
    return html`<li>${words.undefinedFinding(words.text(headline.label), policy.label, view.baseline.label)}</li>`;
  }
  const scale = differenceScale(subject, words);
  const told = tell(scale, difference.mean, differenceDecimals(subject, scale), difference.low, difference.high);
  const text = words.headline({
    policy: policy.label,
    value: meanScale(subject, words).words.amount(meanNumeral(subject, outcome, words)),
    difference: differencePhrase(told, words),
    interval: differenceInterval(told, words) ?? words.undefinedValue,
    verdict: difference.verdict,
    tally: view.tally(policy.name),
    of: view.primary.length,
    cost: costTimes(view, policy.name),
  });
  const beside = besideSentence(view, headline.name, policy.name);
  return html`<li>${badge(difference.verdict, words)}<div>${text}${
    beside === null ? NOTHING : html` <span class="quiet">${beside}</span>`
  }</div></li>
`;
}

/** What a reader must know before he acts on it. */
function dependsOn(view: View, headline: ResponseComparison): Html {
  const { words, registry } = view;
  const hours = attributionSentences(view, headline).flatMap(({ sentences }) => sentences);
  const turned = view.primary
    .flatMap((response) => response.policies)
    .filter((outcome) => outcome.difference?.same?.disagrees === true).length;
  const items = [
    ...hours,
    words.page.dependsOnAssumed(evidenceCounts(registry.factors)),
    ...(turned === 0 ? [] : [words.page.dependsOnSame(turned)]),
    words.page.dependsOnScope,
  ];
  return html`<h3>${words.page.dependsOn}</h3><ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** @returns the first page: the question's answer in sentences, one chart, and what it depends on */
export function answerSection(view: View, sheet: Sheet): Html {
  const { words, data } = view;
  const headline = view.primary.at(0);
  if (view.others.length === 0 || headline === undefined) {
    return section(
      "answer",
      words.page.answer,
      html`${failures(view)}<p class="lead">${words.page.nothingToCompare}</p>`,
    );
  }
  const base = view.outcome(headline, view.baseline.name);
  const subject = view.subject(headline);
  const lead = words.page.answerLead({
    policies: view.others.length,
    baseline: view.baseline.label,
    replications: data.comparison.replications.done,
    measure: words.text(headline.label),
    value:
      base === undefined || base.mean === null
        ? words.undefinedValue
        : meanScale(subject, words).words.amount(meanNumeral(subject, base, words)),
  });
  return section(
    "answer",
    words.page.answer,
    html`<p class="lead">${lead}</p>
${failures(view)}
<ul class="findings">${view.others.map((policy) => headlineItem(view, headline, policy))}</ul>
${sheet.chart("answer", headlineChart(view, headline, sheet))}`,
    html`${dependsOn(view, headline)}
<p class="read-on"><a href="#policies">${words.page.readOn}</a></p>`,
  );
}

/** @returns every policy on every primary measure, and how much is only more hours */
export function policiesSection(view: View): Html {
  const { words, data } = view;
  if (view.others.length === 0 || view.primary.length === 0) return NOTHING;
  const splits = attributionSentences(view).filter((split) => split.sentences.length > 0);
  return section(
    "policies",
    words.page.policyByPolicy,
    html`<p>${words.page.policiesLead(view.baseline.label, String(data.comparison.alpha * 100))}</p>
${glance(view)}
${view.others.map((policy) => policyBlock(view, policy))}`,
    splits.length === 0
      ? NOTHING
      : html`<h3>${words.page.attributionTitle}</h3><p>${words.page.attributionLead}</p>
${splits.map((split) => html`<ul class="plain">${split.sentences.map((text) => html`<li>${text}</li>`)}</ul>`)}`,
  );
}
