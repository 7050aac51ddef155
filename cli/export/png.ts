/** Charts as PNG: drawn by resvg, with letters from an installed font or from a file that is named. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Lang } from "../../viz/words/lang.ts";
import { InputError } from "../errors.ts";

/** Pixels a unit of the chart: sharp on paper and on dense screens. */
const ZOOM = 2;

/** A letter that only a font of the language draws, and one that no font does. */
const PROBE: Readonly<Record<Lang, string>> = { en: "A", zh: "网" };
const NOWHERE = "\u{10fff0}";

/** Where systems without fontconfig keep fonts of both languages; those that are there are used. */
const USUAL = [
  "/System/Library/Fonts/PingFang.ttc",
  "/System/Library/Fonts/Hiragino Sans GB.ttc",
  "C:\\Windows\\Fonts\\msyh.ttc",
  "C:\\Windows\\Fonts\\msyhbd.ttc",
];

type Image = ReturnType<InstanceType<typeof Resvg>["render"]>;

export type Rasteriser = (svg: string) => Uint8Array;

/** The files that fontconfig names for a language, regular and bold; without fontconfig the usual ones. */
function installedFonts(lang: Lang): string[] {
  const files = ["", ":bold"].map((weight) => {
    const pattern = `sans-serif:lang=${lang === "zh" ? "zh-cn" : "en"}${weight}`;
    const { stdout, error } = spawnSync("fc-match", ["-f", "%{file}", pattern], { encoding: "utf8" });
    return error === undefined ? stdout.trim() : "";
  });
  const named = [...new Set(files)].filter((file) => file !== "" && existsSync(file));
  return named.length > 0 ? named : USUAL.filter((file) => existsSync(file));
}

let started: Promise<void> | null = null;

/** Once a process: resvg refuses to begin twice. */
async function start(): Promise<void> {
  started ??= initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await started;
}

/**
 * Draws an SVG with these fonts and no others. They are held in memory: resvg's native build reads the file again for every
 * text, 20 MB each where it is Chinese.
 */
function drawing<T>(svg: string, fonts: Uint8Array[], take: (image: Image) => T): T {
  const resvg = new Resvg(svg, { fitTo: { mode: "zoom", value: ZOOM }, font: { fontBuffers: fonts } });
  const image = resvg.render();
  try {
    return take(image);
  } finally {
    // Not the garbage collector's: what lies in WebAssembly's memory stays there.
    image.free();
    resvg.free();
  }
}

/**
 * @param lang of the charts' words
 * @param font a font file (TTF, OTF, TTC) to use instead of an installed one, or undefined
 * @returns what turns a stand-alone SVG into a PNG
 * @throws InputError if no font at hand draws the language: the words would silently be missing
 */
export async function rasteriser(lang: Lang, font: string | undefined): Promise<Rasteriser> {
  if (font !== undefined && !existsSync(font)) throw new InputError(`--font ${font}: there is no such file.`);
  const fonts = (font === undefined ? installedFonts(lang) : [font]).map((file) => new Uint8Array(readFileSync(file)));
  await start();
  const drawn = (letter: string): Buffer =>
    drawing(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="28">${letter}</text></svg>`,
      fonts,
      ({ pixels }) => Buffer.from(pixels),
    );
  // What a font lacks is drawn as nothing or as a box: as what no font has.
  if (drawn(PROBE[lang]).equals(drawn(NOWHERE))) {
    throw new InputError(
      `${font ?? "No installed font"} draws no "${PROBE[lang]}": words would be missing from the PNG. ` +
        "Install one (Debian: fonts-noto-cjk), name a file with --font, or choose --charts svg.",
    );
  }
  return (svg) => drawing(svg, fonts, (image) => image.asPng());
}
