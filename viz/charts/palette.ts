/**
 * Colours, dashes and shapes that survive colour blindness, grey print and dark paper. A colour is a CSS variable with
 * a fallback, so that a chart stands alone and a page may still restyle it.
 */
import type { SymbolImplementation } from "@observablehq/plot";

/** Text, lines and paper of a chart; `currentColor` is the ink. */
export const INK = {
  muted: "var(--muted, #5c5c5c)",
  line: "var(--line, #d4d2cc)",
  grid: "var(--grid, #ebe9e3)",
  paper: "var(--paper, #ffffff)",
  band: "var(--band, #e9e4d4)",
} as const;

/** One entry a policy: the baseline, then the others in the order of the study. Light and dark paper. */
export const POLICY_COLOURS: readonly { readonly light: string; readonly dark: string }[] = [
  { light: "#3b3b3b", dark: "#d9d9d9" },
  { light: "#3a93cf", dark: "#7cc4f2" },
  { light: "#b8480a", dark: "#f2905a" },
  { light: "#a37400", dark: "#e3b844" },
  { light: "#00604a", dark: "#3fc79b" },
  { light: "#97407a", dark: "#e39ac9" },
  { light: "#4a4fb0", dark: "#a9acf5" },
  { light: "#6b6b00", dark: "#c9c95a" },
];

const DASHES = ["", "6 3", "", "7 3 2 3", "2 3", "10 4", "4 2", "1 2"] as const;

/** @returns the colour of the policy with this index; 0 is the baseline */
export function policyColour(index: number): string {
  const at = index % POLICY_COLOURS.length;
  return `var(--policy-${at}, ${POLICY_COLOURS[at].light})`;
}

/** @returns the SVG dash pattern of the policy with this index; empty is a solid line */
export function policyDash(index: number): string {
  return DASHES[index % DASHES.length];
}

export type VerdictName = "better" | "worse" | "different" | "equivalent" | "undecided";

/** Teal and brown stay apart for every common colour blindness and in grey; the glyph and the shape say it again. */
export const VERDICTS: Readonly<Record<VerdictName, { light: string; dark: string; glyph: string; hollow: boolean }>> =
  {
    better: { light: "#00665e", dark: "#5cc4b8", glyph: "▲", hollow: false },
    worse: { light: "#9c4a00", dark: "#f0a45c", glyph: "▼", hollow: false },
    different: { light: "#5d4a9c", dark: "#b9a8f0", glyph: "◆", hollow: false },
    equivalent: { light: "#4a4a4a", dark: "#c9c9c9", glyph: "■", hollow: false },
    undecided: { light: "#6a6a6a", dark: "#a8a8a8", glyph: "○", hollow: true },
  };

/** @returns the colour of a verdict */
export function verdictColour(verdict: VerdictName): string {
  return `var(--${verdict}, ${VERDICTS[verdict].light})`;
}

function polygon(points: readonly (readonly [number, number])[]): SymbolImplementation {
  return {
    draw(context, size) {
      const r = Math.sqrt(size / Math.PI);
      points.forEach(([x, y], i) => {
        if (i === 0) context.moveTo(x * r, y * r);
        else context.lineTo(x * r, y * r);
      });
      context.closePath();
    },
  };
}

const CIRCLE: SymbolImplementation = {
  draw(context, size) {
    const r = Math.sqrt(size / Math.PI);
    context.moveTo(r, 0);
    context.arc(0, 0, r, 0, 2 * Math.PI);
  },
};

/** The shape of a verdict's mark: up, down, diamond, square, ring. */
export const VERDICT_SYMBOLS: Readonly<Record<VerdictName, SymbolImplementation>> = {
  better: polygon([
    [0, -1.35],
    [1.25, 0.95],
    [-1.25, 0.95],
  ]),
  worse: polygon([
    [0, 1.35],
    [1.25, -0.95],
    [-1.25, -0.95],
  ]),
  different: polygon([
    [0, -1.35],
    [1.2, 0],
    [0, 1.35],
    [-1.2, 0],
  ]),
  equivalent: polygon([
    [-0.95, -0.95],
    [0.95, -0.95],
    [0.95, 0.95],
    [-0.95, 0.95],
  ]),
  undecided: CIRCLE,
};

/** Shapes of policies in dot charts, in the order of the study. */
export const POLICY_SYMBOLS: readonly SymbolImplementation[] = [
  CIRCLE,
  VERDICT_SYMBOLS.equivalent,
  VERDICT_SYMBOLS.better,
  VERDICT_SYMBOLS.worse,
  VERDICT_SYMBOLS.different,
  polygon([
    [-1.2, -0.4],
    [-0.4, -0.4],
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
  ]),
];

/** @returns the outline of a shape around the origin, as an SVG path */
export function symbolPath(symbol: SymbolImplementation, size: number): string {
  const parts: string[] = [];
  const at = (value: number): number => Math.round(value * 100) / 100;
  const pen = {
    moveTo: (x: number, y: number) => parts.push(`M${at(x)},${at(y)}`),
    lineTo: (x: number, y: number) => parts.push(`L${at(x)},${at(y)}`),
    closePath: () => parts.push("Z"),
    // Shapes know whole circles only.
    arc: (_x: number, _y: number, r: number) =>
      parts.push(`a${at(r)},${at(r)},0,1,1,${at(-2 * r)},0a${at(r)},${at(r)},0,1,1,${at(2 * r)},0`),
  };
  symbol.draw(pen as unknown as CanvasPath, size);
  return parts.join("");
}

/** Families of colours for the parts of a stacked bar; a part keeps its colour in both papers and carries its ink. */
export const PART_COLOURS = {
  waiting: ["#7f3b08", "#b35806", "#d97f1f", "#f0a55a", "#f9d0a0"],
  working: ["#0b4a6f", "#2874a3", "#8cc2e3"],
  checking: ["#4d4d4d", "#a8a8a8"],
  reaching: ["#12584a", "#3c9a83", "#9ad6c4"],
  ordering: ["#5d3f86", "#9c84c4", "#cdbfe3"],
  idle: ["#e3e1dc"],
  other: ["#9a9a6c", "#b7b78c", "#d9d9bc"],
} as const;

export type PartFamily = keyof typeof PART_COLOURS;

/** @returns black or white, whichever reads better on a hex colour */
export function inkOn(hex: string): string {
  const channel = (at: number): number => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? "#ffffff" : "#111111";
}
