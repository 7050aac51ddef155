/** The sheet on which a chart is composed: Plot draws the marks and axes, the frame holds panels, titles and keys. */
import { textWidth, wrap } from "./lettering.ts";
import { INK } from "./palette.ts";

const SVG = "http://www.w3.org/2000/svg";
const FONTS =
  "'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', sans-serif";

/** What every chart is told besides its columns. */
export interface ChartOptions {
  /** Width of the chart, px of its own coordinates; the height follows. */
  readonly width: number;
  /** What a reader who cannot see the chart is told. */
  readonly label: string;
}

export interface Letters {
  readonly size?: number;
  readonly weight?: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly fill?: string;
}

export interface KeyEntry {
  readonly label: string;
  readonly fill: string;
  /** A line with this dash pattern instead of a square. */
  readonly dash?: string;
  /** The outline of a shape instead of a square, an SVG path around the origin. */
  readonly path?: string;
  readonly isHollow?: boolean;
}

export class Frame {
  readonly document: Document;
  readonly width: number;
  readonly #root: Element;
  readonly #label: string;

  constructor(document: Document, options: ChartOptions) {
    this.document = document;
    this.#label = options.label;
    this.width = options.width;
    this.#root = this.element("svg", {
      xmlns: SVG,
      role: "img",
      "font-family": FONTS,
      fill: "currentColor",
    });
  }

  element(name: string, attributes: Readonly<Record<string, string | number>>): Element {
    const element = this.document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  }

  add(name: string, attributes: Readonly<Record<string, string | number>>): Element {
    const element = this.element(name, attributes);
    this.#root.appendChild(element);
    return element;
  }

  /** Writes one line; `y` is its baseline. */
  letter(text: string, x: number, y: number, letters: Letters = {}): void {
    const element = this.add("text", {
      x: round(x),
      y: round(y),
      "font-size": letters.size ?? 12,
      "font-weight": letters.weight ?? 400,
      "text-anchor": letters.anchor ?? "start",
      fill: letters.fill ?? "currentColor",
    });
    element.textContent = text;
  }

  /**
   * Writes a paragraph.
   * @returns the height used, px
   */
  paragraph(text: string, x: number, y: number, width: number, letters: Letters = {}): number {
    const size = letters.size ?? 12;
    const lines = wrap(text, size, width);
    lines.forEach((line, i) => {
      this.letter(line, x, y + size + i * size * 1.35, letters);
    });
    return lines.length * size * 1.35;
  }

  /** Takes over what Plot drew, without its style sheet and inner labels (they are not allowed on an image's parts). */
  place(plot: Element, x: number, y: number): void {
    const group = this.add("g", {
      transform: `translate(${round(x)},${round(y)})`,
      "font-size": plot.getAttribute("font-size") ?? "11",
      "text-anchor": "middle",
    });
    for (const child of [...plot.childNodes] as Element[]) {
      if (child.nodeName.toLowerCase() !== "style") group.appendChild(child);
    }
    for (const labelled of [...group.querySelectorAll("[aria-label]")]) labelled.removeAttribute("aria-label");
    for (const hidden of [...group.querySelectorAll("[aria-hidden]")]) hidden.removeAttribute("aria-hidden");
  }

  /**
   * Draws a key whose entries flow over as many rows as they need.
   * @returns the height used, px
   */
  key(entries: readonly KeyEntry[], x: number, y: number, width: number): number {
    const row = 20;
    let left = x;
    let top = y;
    for (const entry of entries) {
      const mark = entry.dash === undefined ? 12 : 26;
      const lines = wrap(entry.label, 12, width - mark - 6);
      const needed = mark + 6 + textWidth(lines[0] ?? "", 12) + 14;
      if (left > x && left + needed > x + width) {
        left = x;
        top += row;
      }
      this.#keyMark(entry, left, top);
      lines.forEach((line, i) => {
        this.letter(line, left + mark + 6, top + 13 + i * 16);
      });
      left += needed;
      top += (lines.length - 1) * 16;
    }
    return top + row - y;
  }

  #keyMark({ fill, dash, path, isHollow }: KeyEntry, x: number, y: number): void {
    if (path !== undefined) {
      const transform = `translate(${round(x + 6)},${round(y + 9)})`;
      this.add("path", { d: path, transform, fill: isHollow === true ? INK.paper : fill, stroke: fill });
    } else if (dash === undefined) this.add("rect", { x, y: y + 3, width: 12, height: 12, fill, stroke: INK.line });
    else {
      this.add("line", {
        x1: x,
        x2: x + 26,
        y1: y + 9,
        y2: y + 9,
        stroke: fill,
        "stroke-width": 2.2,
        "stroke-dasharray": dash,
      });
    }
  }

  /** @returns the SVG as text, `height` px high */
  finish(height: number): string {
    this.#root.setAttribute("viewBox", `0 0 ${this.width} ${Math.ceil(height)}`);
    this.#root.setAttribute("width", String(this.width));
    this.#root.setAttribute("height", String(Math.ceil(height)));
    // Set in the text, since documents differ in how they escape attributes (linkedom's HTML leaves & and < as they are).
    return this.#root.outerHTML.replace("<svg ", () => `<svg aria-label="${escaped(this.#label)}" `);
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** @returns a coordinate with at most two decimals */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** How Plot writes text and lines in every chart. */
export const PLOT_STYLE = { fontSize: "11px", color: "currentColor", background: "none", overflow: "visible" } as const;
