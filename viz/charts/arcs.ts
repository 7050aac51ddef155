/** Arcs between boxes of a column: each bulges to the right, further the more boxes it passes, and ends in an arrowhead. */
import { type Frame, round } from "./frame.ts";
import { textWidth } from "./lettering.ts";
import { INK } from "./palette.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ArcBetween {
  /** Indices of boxes. */
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
  readonly colour: string;
  /** Written beside its middle. */
  readonly label: string;
}

/**
 * @param frame the sheet
 * @param boxes of one column, from top to bottom
 * @param arcs drawn in their order: the widest first, so that no thin one is hidden
 * @param reach how far to the right an arc may bulge, px
 */
export function drawArcs(frame: Frame, boxes: readonly Box[], arcs: readonly ArcBetween[], reach: number): void {
  const taken: Box[] = [];
  for (const arc of arcs) {
    const [source, target] = [boxes[arc.from], boxes[arc.to]];
    const isDown = arc.to > arc.from;
    const x = source.x + source.width;
    const y1 = source.y + source.height * (isDown ? 0.72 : 0.28);
    const y2 = target.y + target.height * (isDown ? 0.28 : 0.72);
    const span = 16 + (reach * Math.abs(arc.to - arc.from)) / boxes.length;
    // Upward arcs bulge less, so that there and back again are two lines.
    const out = Math.min(reach, span) * (isDown ? 1 : 0.82);
    const bend = round(x + (4 / 3) * out);
    frame.add("path", {
      d: `M${round(x)},${round(y1)}C${bend},${round(y1)} ${bend},${round(y2)} ${round(x + 7)},${round(y2)}`,
      fill: "none",
      stroke: arc.colour,
      "stroke-width": round(arc.thickness),
      "stroke-opacity": 0.82,
    });
    const head = Math.max(4, arc.thickness * 0.8 + 2);
    frame.add("path", {
      d: `M${round(x)},${round(y2)}l${round(head + 3)},${round(-head)}v${round(2 * head)}Z`,
      fill: arc.colour,
    });
    letterArc(frame, arc.label, taken, (t) => ({
      x: x + 4 * t * (1 - t) * out,
      y: y1 + (y2 - y1) * t * t * (3 - 2 * t),
    }));
  }
}

/** Writes a label beside the middle of its arc; where others stand there, further along; else not at all. */
function letterArc(frame: Frame, text: string, taken: Box[], along: (t: number) => { x: number; y: number }): void {
  const width = textWidth(text, 10) + 4;
  for (const t of [0.5, 0.38, 0.62, 0.27, 0.73]) {
    const { x, y } = along(t);
    const box = { x: x - width / 2, y: y - 7, width, height: 14 };
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    frame.add("rect", {
      x: round(box.x),
      y: round(box.y),
      width: round(width),
      height: box.height,
      rx: 2,
      fill: INK.paper,
      "fill-opacity": 0.88,
    });
    frame.letter(text, x, y + 4, { size: 10, anchor: "middle" });
    return;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
