/** Where: a schematic map of the communities, the baseline's level first, then each policy's difference. */
import { BREAKABLE } from "../../engine/district/series/breakdowns.ts";
import { districtMap, type PlaceMap } from "../charts/district-map.ts";
import { numeral, signed } from "../words/quantity.ts";
import { type Breakdown, breakdownOf, breakdownTable, digitsOf } from "./breakdown.ts";
import { described, figure } from "./figure.ts";
import { expandable, type Html, html, NOTHING } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import type { View } from "./view.ts";

function mapsOf(view: View, breakdown: Breakdown): PlaceMap[] {
  const { words } = view;
  return breakdown.policies.map(({ policy, levels, differences }) => ({
    title:
      differences === null
        ? `${words.heading(policy.label)}${words.bracketed(words.page.baseline)}`
        : words.heading(policy.label),
    ...(differences ?? levels),
    isDifference: differences !== null,
  }));
}

function drawing(view: View, breakdown: Breakdown, sheet: Sheet): (width: number) => string {
  const { words, data } = view;
  const { communities } = data.study.district;
  const places = { names: breakdown.names, grids: communities.map(({ grids }) => grids) };
  const levelDigits = digitsOf(breakdown.policies[0].levels);
  const digits = Math.max(
    0,
    ...breakdown.policies.flatMap(({ differences }) => (differences === null ? [] : digitsOf(differences))),
  );
  const label = words.text(breakdown.response.label);
  const { better } = breakdown.response;
  const side = (isMore: boolean): string => words.chart.mapSide(isMore, better);
  return (width) =>
    districtMap(
      places,
      mapsOf(view, breakdown),
      {
        width,
        label: described(words, words.chart.mapLabel(label, view.baseline.label)),
        better,
        levelKey: words.chart.mapLevel(view.responseLabel(breakdown.response), breakdown.levelScale.words.axis),
        lessKey: side(false),
        moreKey: side(true),
        openKey: words.chart.mapOpen,
        schematic: words.chart.mapSchematic,
        format: (value) => numeral(value, levelDigits),
        signed: (value) => signed(value, digits),
      },
      sheet.document,
    );
}

/** From where to where the baseline's level goes, and where the policy that moves most moves most and least. */
function readingOf(view: View, breakdown: Breakdown): string {
  const { words } = view;
  const extremes = (values: readonly number[]) => {
    const at = values.flatMap((value, i) => (Number.isFinite(value) ? [i] : [])).sort((a, b) => values[a] - values[b]);
    return { least: at[0], most: at[at.length - 1] };
  };
  const [base, ...others] = breakdown.policies;
  const { least, most } = extremes(base.levels.mean);
  const digits = digitsOf(base.levels);
  const level = (i: number): string => breakdown.levelScale.words.bare(numeral(base.levels.mean[i], digits));
  const size = (policy: (typeof others)[number]): number =>
    Math.max(0, ...(policy.differences?.mean ?? []).filter(Number.isFinite).map(Math.abs));
  const moved = others.reduce<(typeof others)[number] | null>(
    (best, policy) => (best === null || size(policy) > size(best) ? policy : best),
    null,
  );
  const differences = moved?.differences ?? null;
  const ends = differences === null ? null : extremes(differences.mean);
  const change = (i: number): string =>
    signed(differences?.mean[i] ?? Number.NaN, differences === null ? 0 : digitsOf(differences));
  return words.chart.mapReading({
    measure: view.responseLabel(breakdown.response),
    baseline: view.baseline.label,
    least: breakdown.names[least],
    leastValue: level(least),
    most: breakdown.names[most],
    mostValue: level(most),
    moved:
      moved === null || ends === null
        ? null
        : {
            policy: moved.policy.label,
            from: change(ends.least),
            fromPlace: breakdown.names[ends.least],
            to: change(ends.most),
            toPlace: breakdown.names[ends.most],
          },
  });
}

/** @returns the map of the first measure that is taken apart, and of the others on request */
export function placeFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  if (view.data.study.district.communities.length < 2) return NOTHING;
  const found = BREAKABLE.flatMap(({ response }) => breakdownOf(view, response, "community") ?? []);
  if (found.length === 0) return NOTHING;
  const [first, ...rest] = found;
  const tableOf = (breakdown: Breakdown): Html =>
    breakdownTable(
      view,
      breakdown,
      words.chart.mapLabel(words.text(breakdown.response.label), view.baseline.label),
      words.page.community,
    );
  const data = html`${expandable(words.page.showTable, tableOf(first))}
${rest.map((breakdown) =>
  expandable(
    words.page.mapOf(view.responseLabel(breakdown.response)),
    html`${sheet.chart(`map-${breakdown.response.name}`, drawing(view, breakdown, sheet))}${tableOf(breakdown)}`,
  ),
)}`;
  return figure(sheet, "map", words.page.map, readingOf(view, first), drawing(view, first, sheet), data);
}
