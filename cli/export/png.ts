/** Charts as PNG: drawn by resvg, with letters from an installed font or from a file that is named. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { ResvgRenderOptions } from "@resvg/resvg-js";
import type { Lang } from "../../viz/words/lang.ts";
import { InputError } from "../errors.ts";

/** Pixels a unit of the chart: sharp on paper and on dense screens. */
const ZOOM = 2;

/** A letter that only a font of the language draws, and one that no font does. */
const PROBE: Readonly<Record<Lang, string>> = { en: "A", zh: "网" };
const NOWHERE = "\u{10fff0}";

export type Rasteriser = (svg: string) => Uint8Array;

/** The files that fontconfig names for a language, regular and bold; none without fontconfig. */
function installedFonts(lang: Lang): string[] {
  const files = ["", ":bold"].map((weight) => {
    const pattern = `sans-serif:lang=${lang === "zh" ? "zh-cn" : "en"}${weight}`;
    const { stdout, error } = spawnSync("fc-match", ["-f", "%{file}", pattern], { encoding: "utf8" });
    return error === undefined ? stdout.trim() : "";
  });
  return [...new Set(files)].filter((file) => file !== "" && existsSync(file));
}

/**
 * @param lang of the charts' words
 * @param font a font file (TTF, OTF, TTC) to use instead of an installed one, or undefined
 * @returns what turns a stand-alone SVG into a PNG
 * @throws InputError if no font at hand draws the language: the words would silently be missing
 */
export async function rasteriser(lang: Lang, font: string | undefined): Promise<Rasteriser> {
  if (font !== undefined && !existsSync(font)) throw new InputError(`--font ${font}: there is no such file.`);
  const { Resvg } = await import("@resvg/resvg-js");
  const fontFiles = font === undefined ? installedFonts(lang) : [font];
  // Reading every font of a system takes seconds a chart: only where nobody says which one is right.
  const options: ResvgRenderOptions = {
    fitTo: { mode: "zoom", value: ZOOM },
    font: { fontFiles, loadSystemFonts: fontFiles.length === 0 },
  };
  const drawn = (letter: string): Buffer =>
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="28">${letter}</text></svg>`,
      options,
    ).render().pixels;
  // What a font lacks is drawn as nothing or as a box: as what no font has.
  if (drawn(PROBE[lang]).equals(drawn(NOWHERE))) {
    throw new InputError(
      `${font ?? "No installed font"} draws no "${PROBE[lang]}": words would be missing from the PNG. ` +
        "Install one (Debian: fonts-noto-cjk), name a file with --font, or choose --charts svg.",
    );
  }
  return (svg) => new Resvg(svg, options).render().asPng();
}
