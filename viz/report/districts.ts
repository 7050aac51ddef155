/** A city's districts: how each primary difference spreads over them. */
import { numeral, signed } from "../words/quantity.ts";
import { differenceDecimals, differenceScale } from "../words/sentence.ts";
import type { DistrictRow, ResponseComparison } from "./data.ts";
import { expandable, type Html, html, NOTHING, section, table } from "./html.ts";
import type { ShownPolicy, View } from "./view.ts";

interface Spread {
  readonly response: ResponseComparison;
  readonly policy: ShownPolicy;
  readonly rows: readonly (DistrictRow & { readonly mean: number })[];
  readonly tell: (difference: number) => string;
}

function spreadsOf(view: View): Spread[] {
  const { districts = [] } = view.data.comparison;
  return view.primary.flatMap((response) =>
    view.others.map((policy): Spread => {
      const scale = differenceScale(view.subject(response), view.words);
      const decimals = differenceDecimals(view.subject(response), scale);
      const rows = districts.filter((row) => row.response === response.name && row.policy === policy.name);
      return {
        response,
        policy,
        rows: rows.flatMap((row) => (row.mean === null ? [] : [{ ...row, mean: row.mean }])),
        tell: (difference) => signed(difference * scale.factor, decimals),
      };
    }),
  );
}

/** @returns one sentence a primary response and policy; none for a study of one district */
export function districtSentences(view: View): string[] {
  return spreadsOf(view).flatMap(({ response, policy, rows, tell }) => {
    const city = view.outcome(response, policy.name)?.difference?.mean ?? 0;
    if (rows.length < 2 || city === 0) return [];
    const side = city < 0 ? -1 : 1;
    const sorted = [...rows].sort((a, b) => a.mean - b.mean);
    const [least, most] = [sorted[0], sorted[sorted.length - 1]];
    const alike = rows.filter(({ mean }) => side * mean > 0);
    const nearest = ({ low, high }: DistrictRow): number => side * ((side > 0 ? low : high) ?? Number.NaN);
    return view.words.page.overDistricts({
      response: view.words.text(response.label),
      policy: policy.label,
      baseline: view.baseline.label,
      unit: differenceScale(view.subject(response), view.words).words.axis,
      least: tell(least.mean),
      leastAt: least.district,
      most: tell(most.mean),
      mostAt: most.district,
      of: rows.length,
      alike: alike.length,
      clear: alike.filter((row) => nearest(row) > 0).length,
      level: view.level,
    });
  });
}

/** @returns the spread of every primary difference over the districts of a city, and the districts themselves */
export function districtsSection(view: View): Html {
  const { words, data } = view;
  const { districts } = data.study;
  if (districts === undefined) return NOTHING;
  const spreads = spreadsOf(view);
  const rowsOf = (policy: ShownPolicy) =>
    districts.map(({ name, communities }) => ({
      head: name,
      cells: [
        numeral(
          communities.reduce((sum, { grids }) => sum + grids, 0),
          0,
        ),
        ...spreads
          .filter((spread) => spread.policy === policy)
          .map(({ rows, tell }) => {
            const row = rows.find(({ district }) => district === name);
            return row === undefined ? words.undefinedValue : tell(row.mean);
          }),
      ],
    }));
  const columns = [
    { title: words.page.district, isNumber: false },
    { title: words.page.grids, isNumber: true },
    ...view.primary.map((response) => ({ title: view.responseLabel(response), isNumber: true })),
  ];
  const groups = view.others.map((policy) => ({ title: words.heading(policy.label), rows: rowsOf(policy) }));
  const caption = words.page.districtsCaption;
  return section(
    "districts",
    words.page.districtsTitle,
    html`<p>${words.page.districtsLead(districts.length)}</p>
<ul>${districtSentences(view).map((sentence) => html`<li>${sentence}</li>`)}</ul>
${expandable(caption, table(caption, columns, groups, words))}`,
  );
}
