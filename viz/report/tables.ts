/** The tables of results: primary in full, everything else by group, cost. */
import { exact, numeral } from "../words/quantity.ts";
import { differenceScale, meanScale } from "../words/sentence.ts";
import { cellsOf, markedDifference, unitNote } from "./cells.ts";
import type { PolicyOutcome, ResponseComparison } from "./data.ts";
import { badge, type Column, expandable, type Html, html, NOTHING, type Row, section, table } from "./html.ts";
import type { View } from "./view.ts";

/** What a policy costs, told in a section of its own. */
export const COSTS: readonly string[] = ["cashCost", "fullCost"];

const number = (title: string): Column => ({ title, isNumber: true });
const word = (title: string): Column => ({ title, isNumber: false });

function pText(p: number | null): string {
  if (p === null) return "–";
  return p < 0.001 ? "<0.001" : numeral(p, 3);
}

function besideCell(view: View, response: ResponseComparison, policy: string): Html | string {
  const beside = view.counterpart(response.name);
  const outcome = beside === undefined ? undefined : view.outcome(beside, policy);
  if (beside === undefined || outcome === undefined) return "";
  const mean = cellsOf(view.subject(beside), outcome, view.words).mean;
  return outcome.difference === null
    ? mean
    : html`${mean} (${markedDifference(view.subject(beside), outcome, view.words)})`;
}

/** @returns primary measures with means, intervals, differences and verdicts */
export function mainTable(view: View): Html {
  const { words } = view;
  const { page } = words;
  if (view.primary.length === 0) return NOTHING;
  const columns = [
    word(page.policy),
    number(page.mean),
    number(page.interval),
    number(page.difference),
    number(page.simultaneous),
    word(page.verdict),
    number(words.heading(page.beside)),
  ];
  const row = (response: ResponseComparison, outcome: PolicyOutcome): Row => {
    const cells = cellsOf(view.subject(response), outcome, words);
    const d = outcome.difference;
    return {
      head:
        d === null
          ? html`${words.heading(view.label(outcome.name))}<span class="quiet">${words.bracketed(page.baseline)}</span>`
          : words.heading(view.label(outcome.name)),
      cells: [
        cells.mean,
        cells.interval,
        cells.difference,
        cells.differenceInterval,
        d === null ? "–" : badge(d.verdict, words),
        besideCell(view, response, outcome.name),
      ],
    };
  };
  const groups = view.primary.map((response) => {
    const subject = view.subject(response);
    const beside = view.counterpart(response.name);
    const details = [unitNote(subject, words), words.direction[response.better]];
    if (response.margin !== null) {
      const scale = differenceScale(subject, words);
      details.push(`${page.margin}${words.colon}±${scale.words.bare(exact(response.margin * scale.factor))}`);
    }
    return {
      title: html`${view.responseLabel(response)} <span class="quiet">${details.join(words.semicolon)}${
        beside === undefined
          ? ""
          : `${words.semicolon}${page.beside}${words.colon}${words.text(beside.label)}${words.bracketed(meanScale(view.subject(beside), words).words.axis)}`
      }</span>`,
      rows: response.policies.map((outcome) => row(response, outcome)),
    };
  });
  return table(page.mainTableCaption(view.level), columns, groups, words);
}

/** Error and risk side by side: the interval of the mean, and the spread of replications. */
export function precisionTable(view: View): Html {
  const { words } = view;
  const { page } = words;
  const columns = [
    word(page.policy),
    number(page.interval),
    number(page.spread),
    number(page.shareBetter),
    number(page.pHolm),
    number(page.replicationsUsed),
  ];
  const groups = view.primary.map((response) => ({
    title: html`${view.responseLabel(response)} <span class="quiet">${unitNote(view.subject(response), words)}</span>`,
    rows: response.policies.map((outcome): Row => {
      const cells = cellsOf(view.subject(response), outcome, words);
      const d = outcome.difference;
      return {
        head: words.heading(view.label(outcome.name)),
        cells: [
          cells.interval,
          cells.spread,
          d?.shareBetter == null ? "–" : numeral(d.shareBetter * 100, 0),
          pText(d?.pHolm ?? null),
          String(d?.n ?? outcome.n),
        ],
      };
    }),
  }));
  return table(page.precisionCaption(view.level), columns, groups, words);
}

/** Responses in their order, each with its counterpart right after it. */
function paired(
  view: View,
  responses: readonly ResponseComparison[],
): { response: ResponseComparison; isBeside: boolean }[] {
  const counterparts = new Set(responses.flatMap((response) => view.counterpart(response.name)?.name ?? []));
  const shown = new Set<string>();
  return responses.flatMap((response) => {
    const beside = view.counterpart(response.name);
    // A counterpart of an earlier row was shown there; one that heads a pair of its own still does.
    if (shown.has(response.name) || (counterparts.has(response.name) && beside === undefined)) return [];
    shown.add(response.name);
    const rows = [{ response, isBeside: false }];
    if (beside !== undefined && !shown.has(beside.name)) {
      shown.add(beside.name);
      rows.push({ response: beside, isBeside: true });
    }
    return rows;
  });
}

/**
 * A table with a row a response: the baseline's mean and the others' differences.
 * @param responses in order
 */
export function responseTable(view: View, caption: string, responses: readonly ResponseComparison[]): Html {
  const { words } = view;
  const columns = [
    word(words.page.measure),
    number(`${words.heading(view.baseline.label)}${words.bracketed(words.page.baseline)}`),
    ...view.others.map((policy) => number(words.heading(policy.label))),
  ];
  const note = (response: ResponseComparison): string =>
    `${unitNote(view.subject(response), words)}${words.semicolon}${words.direction[response.better]}`;
  // A note that every row shares is said once, with the caption.
  const notes = new Set(responses.map(note));
  const shared = notes.size === 1 && responses.length > 1 ? [...notes][0] : null;
  const rows = paired(view, responses).map(({ response, isBeside }): Row => {
    const subject = view.subject(response);
    const base = view.outcome(response, view.baseline.name);
    const label = isBeside
      ? html`<span class="beside"><span class="quiet">${words.page.beside}${words.colon}</span>${words.text(response.label)}</span>`
      : html`${view.responseLabel(response)}`;
    return {
      head: shared === null ? html`${label}<span class="quiet unit">${note(response)}</span>` : label,
      cells: [
        base === undefined ? "–" : cellsOf(subject, base, words).mean,
        ...view.others.map((policy) => {
          const outcome = view.outcome(response, policy.name);
          return outcome === undefined ? "–" : markedDifference(subject, outcome, words);
        }),
      ],
    };
  });
  const whole = shared === null ? caption : `${caption}${words.bracketed(shared)}`;
  return table(whole, columns, [{ title: null, rows }], words);
}

/** @returns the exploratory responses by group, without those that a chart's own table holds */
export function secondarySection(view: View, isCharted: (name: string) => boolean): Html {
  const { words } = view;
  const rest = view.data.comparison.responses.filter((response) => !response.primary && !isCharted(response.name));
  const groups = [...new Set(rest.map((response) => view.group(response.name)))];
  return section(
    "secondary",
    words.page.secondary,
    html`<p>${words.page.secondaryLead(view.level)}</p>
${groups.map((group) =>
  expandable(
    words.group(group),
    responseTable(
      view,
      words.page.secondaryCaption(words.group(group)),
      rest.filter((response) => view.group(response.name) === group),
    ),
  ),
)}`,
  );
}

/** @returns what each policy costs, with its multiple of the baseline; `chart` is what the money buys */
export function costSection(view: View, chart: Html): Html {
  const { words } = view;
  const costs = COSTS.flatMap((name) => view.response(name) ?? []);
  if (costs.length === 0) return NOTHING;
  const columns = [
    word(words.page.policy),
    number(words.page.mean),
    number(words.page.interval),
    number(words.page.difference),
    number(words.page.timesBaseline),
  ];
  const groups = costs.map((response) => {
    const subject = view.subject(response);
    const base = view.outcome(response, view.baseline.name)?.mean ?? null;
    return {
      title: html`${view.responseLabel(response)} <span class="quiet">${unitNote(subject, words)}</span>`,
      rows: response.policies.map((outcome): Row => {
        const cells = cellsOf(subject, outcome, words);
        return {
          head: words.heading(view.label(outcome.name)),
          cells: [
            cells.mean,
            cells.interval,
            markedDifference(subject, outcome, words),
            base === null || base === 0 || outcome.mean === null ? "–" : numeral(outcome.mean / base, 2),
          ],
        };
      }),
    };
  });
  return section(
    "cost",
    words.page.cost,
    html`<p>${words.page.costLead}</p>
${chart}`,
    table(words.page.costCaption, columns, groups, words),
  );
}
