/** `gridgov report`: renders the report of a finished run anew, from what is stored, and its charts as files. */
import { join } from "node:path";
import { standalone } from "../../viz/charts/standalone.ts";
import type { NamedChart } from "../../viz/report/drawn.ts";
import type { Lang } from "../../viz/words/lang.ts";
import type { Effects } from "../effects.ts";
import { findBrowser, printedPdf } from "../export/pdf.ts";
import { report as drawn } from "../library/index.ts";
import { asMarkdown, renderAnswer } from "../rendering.ts";
import { FILE } from "../store/run-directory.ts";

export const FORMATS = ["html", "md", "pdf"] as const;
export const CHART_FORMATS = ["svg", "png"] as const;

export interface ReportOptions {
  readonly lang: Lang;
  readonly format: (typeof FORMATS)[number];
  /** Every chart as a file of its own. */
  readonly charts?: (typeof CHART_FORMATS)[number];
  /** For PNG: a font file instead of the system's fonts. */
  readonly font?: string;
  /** For PDF: a browser instead of the one found. */
  readonly browser?: string;
}

/** Width of an exported chart without its margins, px. */
const CHART_WIDTH = 860;
const CHARTS = "charts";

/** @returns the files of the charts, whole, before any is written */
async function chartFiles(
  charts: readonly NamedChart[],
  { lang, charts: format, font }: ReportOptions,
): Promise<{ name: string; content: string | Uint8Array }[]> {
  const svgs = charts.map(({ name, draw }) => ({ name: `${name}.svg`, content: standalone(draw(CHART_WIDTH)) }));
  if (format !== "png") return svgs;
  // Only they need what draws letters.
  const { rasteriser } = await import("../export/png.ts");
  const draw = await rasteriser(lang, font);
  return svgs.map(({ name, content }) => ({ name: name.replace(/svg$/, "png"), content: draw(content) }));
}

/** @throws InputError if the directory holds no complete run, or a browser or a font is wanting */
export async function report(effects: Effects, directory: string, options: ReportOptions): Promise<void> {
  const { files, terminal } = effects;
  const { lang, format } = options;
  const browser = format === "pdf" ? findBrowser(options.browser) : null;
  const { html, charts, answer, manifest } = await drawn(directory, lang, effects);
  // What is said at once of a comparison, its directory says by itself.
  const said = answer.method === "compare" ? null : renderAnswer(answer, manifest.study, manifest, lang);
  // Markdown shows its charts from files.
  const wanted = options.charts ?? (format === "md" ? "svg" : undefined);
  const drawings = wanted === undefined ? [] : await chartFiles(charts, { ...options, charts: wanted });
  const content =
    format === "html"
      ? html
      : format === "md"
        ? await asMarkdown(html, (name) => `${CHARTS}/${name}.${wanted ?? "svg"}`)
        : await printedPdf(html, browser ?? "");
  const path = join(directory, format === "html" ? FILE.report : `report.${format}`);
  files.write(path, [content]);
  if (said !== null) terminal.result(`${said}\n`);
  terminal.result(path);
  if (drawings.length === 0) return;
  const folder = join(directory, CHARTS);
  files.makeFolder(folder);
  for (const { name, content } of drawings) files.write(join(folder, name), [content]);
  terminal.result(join(folder, `*.${wanted}`));
}
