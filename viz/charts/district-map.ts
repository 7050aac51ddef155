/**
 * A schematic map: places as rectangles by their number of grids, one map a policy. A difference fades as its interval
 * grows: the shade is what is left of it at the end of the interval nearer to zero.
 */
import { type ChartOptions, Frame, round } from "./frame.ts";
import { textWidth, wrap } from "./lettering.ts";
import { INK } from "./palette.ts";
import { placeBoxes } from "./places.ts";
import { assured, type Better, type Ramp, rampOf, type Shade, STEPS, shade, tint, UNSHADED } from "./shades.ts";

/** Every place in the order of the district. */
export interface DistrictPlaces {
  /** Numbers such as S01; never a real name. */
  readonly names: readonly string[];
  readonly grids: readonly number[];
}

export interface PlaceMap {
  readonly title: string;
  /** By place, in the unit of the key; NaN where it is not shown. */
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** A level, shaded by its size, or a difference, shaded by what is assured of it. */
  readonly isDifference: boolean;
}

export interface DistrictMapOptions extends ChartOptions {
  readonly better: Better;
  readonly levelKey: string;
  readonly lessKey: string;
  readonly moreKey: string;
  readonly openKey: string;
  /** That no real place looks like this. */
  readonly schematic: string;
  readonly format: (value: number) => string;
  readonly signed: (value: number) => string;
}

const GUTTER = 28;

/** Up to so many places, three maps stand side by side on a wide page. */
const FEW = 24;

/**
 * @param places names and sizes
 * @param maps in reading order, the baseline's levels first
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function districtMap(
  places: DistrictPlaces,
  maps: readonly PlaceMap[],
  options: DistrictMapOptions,
  document: Document,
): string {
  const frame = new Frame(document, options);
  const levels = maps.filter((map) => !map.isDifference).flatMap((map) => map.mean.filter(Number.isFinite));
  const differences = maps.filter((map) => map.isDifference);
  const most = Math.max(0, ...differences.flatMap((map) => map.mean.map((_, i) => Math.abs(assuredAt(map, i)))));
  const span: readonly [number, number] = [Math.min(...levels), Math.max(...levels)];
  let y = drawKey(frame, options, span, most);
  // Many places need room for their numbers.
  const widest = places.names.length > FEW ? 2 : 3;
  const across = Math.min(maps.length, options.width >= 800 ? widest : options.width >= 560 ? 2 : 1);
  const width = (options.width - GUTTER * (across - 1)) / across;
  const height = width * 0.62;
  const boxes = placeBoxes(places.grids, width, height, 2);
  for (let first = 0; first < maps.length; first += across) {
    const row = maps.slice(first, first + across);
    const titles = row.map((map) => wrap(map.title, 13, width));
    const head = Math.max(...titles.map((lines) => lines.length)) * 17 + 5;
    row.forEach((map, i) => {
      const x = i * (width + GUTTER);
      titles[i].forEach((line, at) => {
        frame.letter(line, x, y + 13 + at * 17, { size: 13, weight: 600 });
      });
      for (const box of boxes) {
        const value = map.mean[box.place];
        const text = map.isDifference ? options.signed(value) : options.format(value);
        drawPlace(frame, { ...box, x: x + box.x, y: y + head + box.y }, places.names[box.place], {
          text: Number.isFinite(value) ? text : "–",
          shade: map.isDifference ? differenceShade(map, box.place, most, options.better) : levelShade(value, span),
        });
      }
    });
    y += head + height + 20;
  }
  y += frame.paragraph(options.schematic, 0, y - 6, options.width, { size: 11, fill: INK.muted }) - 4;
  return frame.finish(y);
}

function assuredAt(map: PlaceMap, i: number): number {
  return Number.isFinite(map.mean[i]) ? assured(map.low[i], map.high[i]) : 0;
}

function differenceShade(map: PlaceMap, i: number, most: number, better: Better): Shade {
  const left = assuredAt(map, i);
  return shade(left, most, rampOf(left, better));
}

/** The lowest place takes the palest step, so that unlike places look unlike. */
function levelShade(value: number, [low, high]: readonly [number, number]): Shade {
  return Number.isFinite(value)
    ? shade(value - low + (high - low || 1) * 0.02, (high - low || 1) * 1.02, "amount")
    : UNSHADED;
}

interface Labelled {
  readonly text: string;
  readonly shade: Shade;
}

function drawPlace(
  frame: Frame,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  name: string,
  { text, shade: { fill, ink } }: Labelled,
): void {
  frame.add("rect", {
    x: round(x),
    y: round(y),
    width: round(Math.max(0, width)),
    height: round(Math.max(0, height)),
    rx: 2,
    fill,
    stroke: INK.line,
  });
  const middle = x + width / 2;
  const fits = (word: string, size: number): boolean => textWidth(word, size) + 4 <= width;
  if (fits(text, 12) && fits(name, 10) && height >= 34) {
    frame.letter(name, middle, y + height / 2 - 4, { size: 10, anchor: "middle", fill: ink });
    frame.letter(text, middle, y + height / 2 + 11, { size: 12, weight: 600, anchor: "middle", fill: ink });
  } else if (fits(name, 8) && height >= 11) {
    frame.letter(name, middle, y + height / 2 + 3, { size: 8, anchor: "middle", fill: ink });
  }
}

/** Two bars of steps: levels from low to high, and differences from one side over nothing to the other. */
function drawKey(frame: Frame, options: DistrictMapOptions, span: readonly [number, number], most: number): number {
  const { better, format, signed, width } = options;
  const ramp = (name: Ramp): string[] => Array.from({ length: STEPS }, (_, step) => tint(name, step));
  const bar = (steps: readonly string[], x: number, y: number): number => {
    steps.forEach((fill, i) => {
      frame.add("rect", { x: x + i * 18, y, width: 18, height: 12, fill, stroke: INK.line, "stroke-width": 0.5 });
    });
    return x + steps.length * 18;
  };
  let y = 2;
  if (Number.isFinite(span[0])) {
    y += frame.paragraph(options.levelKey, 0, y, width, { size: 12 }) + 3;
    frame.letter(format(span[0]), 0, y + 10, { size: 11 });
    const from = textWidth(format(span[0]), 11) + 6;
    const to = bar(ramp("amount"), from, y);
    frame.letter(format(span[1]), to + 6, y + 10, { size: 11 });
    y += 22;
  }
  if (most > 0) {
    const less = ramp(rampOf(-1, better)).reverse();
    y += frame.paragraph(`${options.lessKey} ← ${options.openKey} → ${options.moreKey}`, 0, y, width, { size: 12 }) + 3;
    frame.letter(signed(-most), 0, y + 10, { size: 11 });
    const from = textWidth(signed(-most), 11) + 6;
    const to = bar([...less, UNSHADED.fill, ...ramp(rampOf(1, better))], from, y);
    frame.letter(signed(most), to + 6, y + 10, { size: 11 });
    y += 22;
  }
  return y + 10;
}
