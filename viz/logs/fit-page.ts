/** A fit as one HTML page: what was set, from what, and how well the laws of durations meet the cases. */
import type { Fit, FittedDuration } from "../../scenarios/logs/fit.ts";
import type { Check } from "../../scenarios/logs/fit-check.ts";
import { type Curve, drawCurves } from "../charts/curves.ts";
import { described, figure, plainNumber } from "../report/figure.ts";
import { type Html, NOTHING } from "../report/html.ts";
import { Sheet } from "../report/sheet.ts";
import { words } from "../words/catalogue.ts";
import { logWords } from "../words/log-catalogue.ts";
import { fitTold } from "./fit-text.ts";
import { type LogPageOptions, pageOf, type Room, toldSection } from "./page.ts";
import { count, percent } from "./tell.ts";

/** @param subject the name of the log @returns a self-contained HTML page */
export function renderFit(
  fit: Fit,
  check: Check | null | undefined,
  subject: string,
  { lang, document }: LogPageOptions,
): string {
  const room = { w: logWords(lang), words: words(lang), sheet: new Sheet(document) };
  const [factors, ...others] = fitTold(fit, check, room.w);
  const sections = [
    toldSection("factors", factors, room),
    ...others.map((told, at) => toldSection(`fit-${at}`, told, room)),
    ...fit.durations.map((duration, at) => durationFigure(duration, at, room)),
  ];
  const { w } = room;
  return pageOf({
    title: w.fit.title,
    subject,
    lead: factors.notes[0],
    body: sections.map(({ text }) => text).join("\n"),
    w,
  });
}

/** From a hundredth of a day: what lies to the left is one step. */
const FIRST_DAYS = 0.01;
const STEPS = 120;

function durationFigure(duration: FittedDuration, at: number, { w, words: all, sheet }: Omit<Room, "s">): Html {
  const { unit, cases, atOnce, later, choice, curve } = duration;
  const seen = curve.filter((point) => point.at / 24 >= FIRST_DAYS);
  const last = (seen.at(-1)?.at ?? 0) / 24;
  if (seen.length < 2 || last <= FIRST_DAYS) return NOTHING;
  const ratio = (last / FIRST_DAYS) ** (1 / STEPS);
  const xs = Array.from({ length: STEPS + 1 }, (_, i) => FIRST_DAYS * ratio ** i);
  const law = xs.map((days) => 100 * (atOnce + later * choice.chosen.cdf(24 * days)));
  const nothing = law.map(() => Number.NaN);
  const family = w.fit.family[choice.chosen.family];
  const curves: Curve[] = [
    {
      label: w.fit.observed,
      policy: 0,
      x: seen.map((point) => point.at / 24),
      mean: seen.map(({ open }) => 100 * (1 - open)),
      low: seen.map(({ open, se }) => 100 * Math.max(0, 1 - open - 1.96 * se)),
      high: seen.map(({ open, se }) => 100 * Math.min(1, 1 - open + 1.96 * se)),
    },
    { label: family, policy: 2, x: xs, mean: law, low: nothing, high: nothing },
  ];
  const title = `${w.fit.durations}${w.colon}${unit ?? w.fit.all}`;
  const draw = (width: number): string =>
    drawCurves(
      curves,
      {
        width,
        label: described(all, title),
        isLog: true,
        xTicks: [0.01, 0.1, 1, 7, 30, 100, 365, 1000].map((days) => ({ at: days, label: plainNumber(days) })),
        xAxis: w.fit.daysSince,
        yAxis: w.fit.shareClosed,
        yDomain: [0, 100],
        format: plainNumber,
        bandLabel: `${w.fit.observed} ± 1.96 s.e.`,
      },
      sheet.document,
    );
  const reading = `n = ${count(cases)}${w.list}${w.fit.atOnce(percent(atOnce, w))}${w.list}${family}`;
  return figure(sheet, `duration-${at}`, title, reading, draw, NOTHING);
}
