/** How matters travel: the process map of the baseline, what each policy changes in it, and who hands over to whom. */

import { ENDINGS } from "../../engine/cases/measures/flow.ts";
import { modularity } from "../../engine/cases/measures/network.ts";
import { ARCS, type Arc } from "../../engine/district/series/flow.ts";
import { isDepartment, UNIT_LABELS, UNITS } from "../../engine/district/units.ts";
import { handoverNetwork } from "../charts/handover-network.ts";
import { LEAST_ARC, type ProcessFlow, processMap, type ShownWays } from "../charts/process-map.ts";
import { numeral, signed } from "../words/quantity.ts";
import type { PairedCurve } from "./data.ts";
import { described, figure, inHundred } from "./figure.ts";
import { expandable, type Html, html, NOTHING, table } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import type { ShownPolicy, View } from "./view.ts";

/** Units that take part in no policy by at least so many matters in 100 are not drawn. */
const LEAST_UNIT = 0.05;
const LEAST_ROW = 0.05;

interface Flows {
  /** Names of the units drawn, in the order of the model: channels on the left, handling units in the middle. */
  readonly channels: readonly string[];
  readonly units: readonly string[];
  /** By policy, per 100 registered matters, arc by arc. */
  readonly values: readonly (readonly number[])[];
}

function flowsOf(view: View): Flows | null {
  const values = view.policies.flatMap((policy) => {
    const series = view.series("matterFlow", policy.name);
    return series === undefined ? [] : [series.mean];
  });
  if (values.length !== view.policies.length || !values.every((own) => own.every(Number.isFinite))) return null;
  const passes = (holds: (arc: Arc) => boolean): boolean =>
    values.some((own) => ARCS.reduce((sum, arc, i) => (holds(arc) ? sum + own[i] : sum), 0) >= LEAST_UNIT);
  return {
    channels: UNITS.filter((unit) =>
      passes(({ kind, from }) => (kind === "entry" || kind === "unaccepted") && from === unit),
    ),
    units: UNITS.filter((unit) =>
      passes(({ kind, from }) => (kind === "exit" || kind === "handover") && from === unit),
    ),
    values,
  };
}

/** The arcs of one policy as the chart's matrices. */
function processOf({ channels, units }: Flows, values: readonly number[]): ProcessFlow {
  const by = new Map(ARCS.map(({ kind, from, to }, i) => [`${kind} ${from} ${to}`, values[i]]));
  const matrix = (kind: Arc["kind"], from: readonly string[], to: readonly string[]): number[][] =>
    from.map((source) => to.map((target) => by.get(`${kind} ${source} ${target}`) ?? 0));
  return {
    entries: matrix("entry", channels, units),
    unaccepted: matrix("unaccepted", channels, ENDINGS),
    handovers: matrix("handover", units, units),
    exits: matrix("exit", units, ENDINGS),
    sendBacks: units.map((unit) => by.get(`sendBack ${unit} `) ?? 0),
  };
}

/** The ways whose difference from the baseline can be told from none. */
function settledWays({ channels, units }: Flows, difference: PairedCurve): ShownWays {
  const settled = new Set(
    ARCS.flatMap(({ kind, from, to }, i) =>
      difference.low[i] > 0 || difference.high[i] < 0 ? [`${kind} ${from} ${to}`] : [],
    ),
  );
  const matrix = (kind: Arc["kind"], from: readonly string[], to: readonly string[]): boolean[][] =>
    from.map((source) => to.map((target) => settled.has(`${kind} ${source} ${target}`)));
  return {
    entries: matrix("entry", channels, units),
    unaccepted: matrix("unaccepted", channels, ENDINGS),
    handovers: matrix("handover", units, units),
    exits: matrix("exit", units, ENDINGS),
  };
}

const sum = (rows: readonly (readonly number[])[]): number => rows.flat().reduce((total, value) => total + value, 0);

/** How much two flows differ, per 100 matters. */
function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, i) => total + Math.abs(value - b[i]), 0);
}

function unitName(view: View, unit: string): string {
  return view.words.heading(view.words.text(UNIT_LABELS[UNITS.indexOf(unit)]));
}

function drawing(view: View, flows: Flows, policy: ShownPolicy, sheet: Sheet): (width: number) => string {
  const { words } = view;
  const { chart } = words;
  const isBaseline = policy.index === 0;
  const own = processOf(flows, flows.values[policy.index]);
  const than = isBaseline ? null : processOf(flows, flows.values[0]);
  const difference = view.series("matterFlow", policy.name)?.difference ?? null;
  return (width) =>
    processMap(
      own,
      than,
      {
        width,
        label: described(
          words,
          isBaseline ? chart.processLabel(policy.label) : chart.processDifference(policy.label, view.baseline.label),
        ),
        channels: flows.channels.map((unit) => unitName(view, unit)),
        units: flows.units.map((unit) => unitName(view, unit)),
        endings: ENDINGS.map((ending) => chart.ending[ending]),
        channelsTitle: chart.processChannels,
        unitsTitle: chart.processUnits,
        endingsTitle: chart.processEndings,
        arcLabel: isBaseline ? chart.processArcs(String(LEAST_ARC)) : chart.processDifferences,
        sendBackLabel: chart.processSendBacks,
        moreLabel: chart.processMore(view.baseline.label),
        lessLabel: chart.processLess(view.baseline.label),
        ...(difference === null ? {} : { shown: settledWays(flows, difference) }),
        format: inHundred,
        signed: (value) => signed(value, Math.abs(value) < 9.95 ? 1 : 0),
      },
      sheet.document,
    );
}

function arcTable(view: View, flows: Flows): Html {
  const { words } = view;
  const columns = [
    { title: words.page.way, isNumber: false },
    ...view.policies.map((policy) => ({ title: words.heading(policy.label), isNumber: true })),
  ];
  const kinds = ["entry", "handover", "exit", "unaccepted", "sendBack"] as const;
  const groups = kinds.map((kind) => ({
    title: words.chart.arcKind[kind],
    rows: ARCS.flatMap((arc, i) => {
      if (arc.kind !== kind || flows.values.every((own) => own[i] < LEAST_ROW)) return [];
      const from = unitName(view, arc.from);
      const to =
        arc.to === ""
          ? ""
          : ((words.chart.ending as Readonly<Record<string, string>>)[arc.to] ?? unitName(view, arc.to));
      return [{ head: to === "" ? from : `${from} → ${to}`, cells: flows.values.map((own) => numeral(own[i], 1)) }];
    }),
  }));
  return table(
    words.page.wayCaption,
    columns,
    groups.filter(({ rows }) => rows.length > 0),
    words,
  );
}

/** @returns the process map and the differences of every policy from it */
export function processFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const flows = flowsOf(view);
  if (flows === null) return NOTHING;
  const base = processOf(flows, flows.values[0]);
  const firsts = flows.units.map((_, u) => base.entries.reduce((total, row) => total + row[u], 0));
  const first = firsts.indexOf(Math.max(...firsts));
  const ended = ENDINGS.map((_, e) =>
    inHundred([...base.exits, ...base.unaccepted].reduce((total, row) => total + row[e], 0)),
  );
  const reading = words.chart.processReading({
    baseline: view.baseline.label,
    unit: words.text(UNIT_LABELS[UNITS.indexOf(flows.units[first])]),
    first: inHundred(firsts[first]),
    handovers: inHundred(sum(base.handovers)),
    sendBacks: inHundred(base.sendBacks.reduce((total, value) => total + value, 0)),
    solved: ended[0],
    unsolved: ended[1],
    open: ended[2],
  });
  // The policy that changes most is shown at once, the others on request.
  const others = [...view.others].sort(
    (a, b) => distance(flows.values[b.index], flows.values[0]) - distance(flows.values[a.index], flows.values[0]),
  );
  const difference = (policy: ShownPolicy): Html =>
    sheet.chart(`process-${policy.name}`, drawing(view, flows, policy, sheet));
  const heading = (policy: ShownPolicy): string =>
    words.page.processChange(words.heading(policy.label), view.baseline.label);
  const data = html`${expandable(words.page.showTable, arcTable(view, flows))}
${others.slice(0, 1).map((policy) => html`<h3>${heading(policy)}</h3>${difference(policy)}`)}
${others.slice(1).map((policy) => expandable(heading(policy), difference(policy)))}`;
  return figure(sheet, "process", words.page.process, reading, drawing(view, flows, view.baseline, sheet), data);
}

/** The line of every unit: each line of the grid and the community its own, departments together. */
function linesOf(units: readonly string[]): number[] {
  const line = (unit: string): number => {
    const id = UNITS.indexOf(unit);
    return isDepartment(id) ? 2 : id <= 1 ? id : 3;
  };
  return units.map(line);
}

/** @returns the matrix of handovers under the baseline, and of each policy on request */
export function networkFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const flows = flowsOf(view);
  if (flows === null) return NOTHING;
  const lines = linesOf(flows.units);
  const starts = lines.flatMap((line, i) => (i > 0 && line !== lines[i - 1] ? [i] : []));
  const names = flows.units.map((unit) => unitName(view, unit));
  const volumes = view.policies.map((policy) => processOf(flows, flows.values[policy.index]).handovers);
  if (volumes.every((own) => sum(own) === 0)) return NOTHING;
  const draw =
    (policy: ShownPolicy) =>
    (width: number): string =>
      handoverNetwork(
        { units: names, volumes: volumes[policy.index], lines: starts },
        {
          width,
          label: described(words, words.chart.networkLabel(policy.label)),
          fromLabel: words.chart.networkFrom,
          toLabel: words.chart.networkTo,
          format: (value) => (value < LEAST_ROW ? "" : inHundred(value)),
        },
        sheet.document,
      );
  const [from, to] = largest(volumes[0]);
  const modular = view.policies.map((policy) => modularity(Float64Array.from(volumes[policy.index].flat()), lines));
  const reading = words.chart.networkReading({
    baseline: view.baseline.label,
    from: words.text(UNIT_LABELS[UNITS.indexOf(flows.units[from])]),
    to: words.text(UNIT_LABELS[UNITS.indexOf(flows.units[to])]),
    volume: inHundred(volumes[0][from][to]),
    modularity: numeral(modular[0], 2),
  });
  const figures = table(
    words.page.networkCaption,
    [
      { title: words.page.policy, isNumber: false },
      { title: words.page.handovers, isNumber: true },
      { title: words.page.modularity, isNumber: true },
    ],
    [
      {
        title: null,
        rows: view.policies.map(({ label, index }) => ({
          head: words.heading(label),
          cells: [inHundred(sum(volumes[index])), Number.isNaN(modular[index]) ? "–" : numeral(modular[index], 2)],
        })),
      },
    ],
    words,
  );
  const data = html`${expandable(words.page.showTable, figures)}
${view.others.map((policy) =>
  expandable(words.page.networkOf(words.heading(policy.label)), sheet.chart(`network-${policy.name}`, draw(policy))),
)}`;
  return figure(sheet, "network", words.page.network, reading, draw(view.baseline), data);
}

function largest(volumes: readonly (readonly number[])[]): [from: number, to: number] {
  let best: [number, number] = [0, 0];
  volumes.forEach((row, from) => {
    row.forEach((value, to) => {
      if (value > volumes[best[0]][best[1]]) best = [from, to];
    });
  });
  return best;
}
