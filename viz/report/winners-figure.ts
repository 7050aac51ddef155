/** Who wins and who loses: the first measure by group of residents and by community, and by category of matter. */
import { BREAKABLE } from "../../engine/district/series/breakdowns.ts";
import { type WinnersPanel, winners } from "../charts/winners.ts";
import { signed } from "../words/quantity.ts";
import { type Breakdown, type BreakdownKey, breakdownOf, breakdownTable, digitsOf } from "./breakdown.ts";
import { described, figure, signedNumber } from "./figure.ts";
import { expandable, type Html, html, NOTHING } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import type { View } from "./view.ts";

/** More communities than this are read on the map. */
const MOST_PLACES = 12;

function panelsOf(view: View, breakdowns: readonly Breakdown[]): WinnersPanel[] {
  const { words } = view;
  const subtitle = words.directionMark[breakdowns[0].response.better];
  return view.others.map((policy) => {
    const parts = breakdowns.flatMap((breakdown) => {
      const differences = breakdown.policies[policy.index].differences;
      return differences === null ? [] : [{ names: breakdown.names, ...differences, digits: digitsOf(differences) }];
    });
    return {
      title: words.heading(policy.label),
      subtitle,
      groups: parts.flatMap((part) => part.names),
      mean: parts.flatMap((part) => part.mean),
      low: parts.flatMap((part) => part.low),
      high: parts.flatMap((part) => part.high),
      note: parts.flatMap((part) => part.mean.map((value) => signed(value, part.digits))),
    };
  });
}

function drawing(view: View, breakdowns: readonly Breakdown[], sheet: Sheet): (width: number) => string {
  const { words } = view;
  const { response, differenceScale } = breakdowns[0];
  return (width) =>
    winners(
      panelsOf(view, breakdowns),
      {
        width,
        label: described(words, words.chart.winnersLabel(words.text(response.label), view.baseline.label)),
        axis: words.chart.forestAxis(differenceScale.words.axis, view.baseline.label),
        better: response.better,
        lineLabel: words.chart.winnersLine,
        words: words.chart.winnersWords,
        format: signedNumber,
      },
      sheet.document,
    );
}

/** How many of those shown gain and lose under each policy. */
function readingOf(view: View, breakdowns: readonly Breakdown[]): string {
  const { words } = view;
  const { better } = breakdowns[0].response;
  const sign = better === "lower" ? -1 : 1;
  const rows = view.others.map((policy) => {
    let gain = 0;
    let lose = 0;
    let all = 0;
    for (const { policies } of breakdowns) {
      const { differences } = policies[policy.index];
      differences?.mean.forEach((value, i) => {
        if (!Number.isFinite(value)) return;
        all += 1;
        if (sign > 0 ? differences.low[i] > 0 : differences.high[i] < 0) gain += 1;
        if (sign > 0 ? differences.high[i] < 0 : differences.low[i] > 0) lose += 1;
      });
    }
    return { policy: policy.label, gain, lose, all };
  });
  return words.chart.winnersReading(view.responseLabel(breakdowns[0].response), view.baseline.label, rows);
}

/** @returns nothing for a run without breakdowns or without a second policy */
export function winnersFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  if (view.others.length === 0) return NOTHING;
  const by = (key: BreakdownKey): Breakdown | null =>
    BREAKABLE.map(({ response }) => breakdownOf(view, response, key)).find((found) => found !== null) ?? null;
  const groups = by("group");
  const places = view.data.study.district.communities.length > MOST_PLACES ? null : by("community");
  const people = [groups, places].flatMap((found) => found ?? []);
  const categories = by("category");
  if (people.length === 0) return NOTHING;
  const title = (breakdown: Breakdown): string =>
    words.chart.winnersLabel(words.text(breakdown.response.label), view.baseline.label);
  const data = html`${expandable(
    words.page.showTable,
    html`${people.map((breakdown) =>
      breakdownTable(
        view,
        breakdown,
        title(breakdown),
        breakdown === groups ? words.page.groupOfResidents : words.page.community,
      ),
    )}`,
  )}
${
  categories === null
    ? NOTHING
    : expandable(
        words.page.byCategory,
        html`${sheet.chart("winners-category", drawing(view, [categories], sheet))}${breakdownTable(view, categories, title(categories), words.page.category)}`,
      )
}`;
  return figure(sheet, "winners", words.page.winners, readingOf(view, people), drawing(view, people, sheet), data);
}
