/** PRIM, the patient rule induction method: boxes of inputs in which something happens far more often than elsewhere. */
import { regularizedBeta } from "../../kernel/math/special.ts";
import type { Dimension, Setting } from "../designs/dimension.ts";

/** What a box asks of one dimension. */
export type Restriction =
  | { readonly name: string; readonly kind: "range"; readonly low: number; readonly high: number; readonly p: number }
  | { readonly name: string; readonly kind: "values"; readonly values: readonly Setting[]; readonly p: number };

export interface Box {
  /** The dimensions that matter; an end of a range that the box does not restrict is that of the data. p: see `chanceOf`. */
  readonly restrictions: readonly Restriction[];
  /** Worlds in the box, and those of them in which it happens. */
  readonly worlds: number;
  readonly hits: number;
  /** hits / worlds. */
  readonly density: number;
  /** Share of all worlds in which it happens that lie in the box. */
  readonly coverage: number;
}

export interface PrimOptions {
  /** Share of a box that one peel takes off at most. */
  readonly peel: number;
  /** Worlds that a box must keep. */
  readonly support: number;
  readonly boxes: number;
  /** A box with a smaller share of all hits explains nothing and ends the search. */
  readonly coverage: number;
  /** A restriction is kept if chance alone would make it with at most this probability, over all dimensions. */
  readonly alpha: number;
}

export const PRIM_DEFAULTS: PrimOptions = { peel: 0.05, support: 10, boxes: 2, coverage: 0.1, alpha: 0.05 };

/** Inputs as numbers: of a list of values, the index. */
interface Column {
  readonly dimension: Dimension;
  readonly x: Float64Array;
}

/** A limit of one dimension: from low to high, or without some values. */
interface Limit {
  readonly low: number;
  readonly high: number;
  readonly without: ReadonlySet<number>;
}

const FREE: Limit = { low: -Infinity, high: Infinity, without: new Set() };

const admits = ({ low, high, without }: Limit, x: number): boolean => x >= low && x <= high && !without.has(x);

/** Limits by dimension; a dimension that is not there is free. */
type Limits = ReadonlyMap<number, Limit>;

/**
 * @param rows - settings of each world, in the order of the dimensions
 * @param happens - by world
 * @returns the boxes found, the first taken off before the second is sought; none where chance explains all
 * @source Friedman & Fisher 1999, Statistics and Computing 9:123-143; Bryant & Lempert 2010, Technological Forecasting and
 *   Social Change 77:34-49
 */
export function prim(
  dimensions: readonly Dimension[],
  rows: readonly (readonly Setting[])[],
  happens: readonly boolean[],
  options: PrimOptions = PRIM_DEFAULTS,
): Box[] {
  const columns = dimensions.map((dimension, d): Column => {
    const { span } = dimension;
    const x = Float64Array.from(rows, (row) => (span.kind === "range" ? Number(row[d]) : span.values.indexOf(row[d])));
    return { dimension, x };
  });
  const total = happens.filter(Boolean).length;
  const boxes: Box[] = [];
  let left = rows.map((_, i) => i);
  while (boxes.length < options.boxes) {
    const search = new Search(columns, happens, left, options);
    const limits = search.find();
    if (limits === null) break;
    const inside = search.inside(limits);
    const hits = inside.filter((i) => happens[i]).length;
    if (hits < options.coverage * total) break;
    boxes.push({
      restrictions: search.restrictions(limits),
      worlds: inside.length,
      hits,
      density: hits / inside.length,
      coverage: hits / total,
    });
    const taken = new Set(inside);
    left = left.filter((i) => !taken.has(i));
  }
  return boxes;
}

class Search {
  private readonly columns: readonly Column[];
  private readonly happens: readonly boolean[];
  private readonly worlds: readonly number[];
  private readonly options: PrimOptions;

  constructor(
    columns: readonly Column[],
    happens: readonly boolean[],
    worlds: readonly number[],
    options: PrimOptions,
  ) {
    this.columns = columns;
    this.happens = happens;
    this.worlds = worlds;
    this.options = options;
  }

  inside(limits: Limits): number[] {
    return this.worlds.filter((i) => [...limits].every(([d, limit]) => admits(limit, this.columns[d].x[i])));
  }

  /** @returns the best box on the way from all worlds to the smallest one, mended; null if no restriction is beyond chance */
  find(): Limits | null {
    const all = this.hits(this.worlds);
    if (all === 0 || all === this.worlds.length) return null;
    let limits: Limits = new Map();
    let best: { limits: Limits; merit: number } = { limits, merit: this.merit(this.worlds, all) };
    for (let inside = [...this.worlds]; ; inside = this.inside(limits)) {
      const merit = this.merit(inside, all);
      if (merit > best.merit) best = { limits, merit };
      const next = this.peel(limits, inside);
      if (next === null) break;
      limits = next;
    }
    const kept = this.withoutChance(this.paste(best.limits));
    return kept.size === 0 ? null : kept;
  }

  restrictions(limits: Limits): Restriction[] {
    return [...limits]
      .sort(([a], [b]) => a - b)
      .map(([d, limit]) => {
        const { dimension, x } = this.columns[d];
        const p = this.chanceOf(limits, d);
        const { name, span } = dimension;
        if (span.kind === "values") {
          return { name, kind: "values", values: span.values.filter((_, index) => admits(limit, index)), p };
        }
        return { name, kind: "range", low: Math.max(limit.low, lowest(x)), high: Math.min(limit.high, highest(x)), p };
      });
  }

  private hits(worlds: readonly number[]): number {
    return worlds.filter((i) => this.happens[i]).length;
  }

  private density(worlds: readonly number[]): number {
    return worlds.length === 0 ? 0 : this.hits(worlds) / worlds.length;
  }

  /** The harmonic mean of density and coverage: neither can make up for the other. */
  private merit(inside: readonly number[], all: number): number {
    return (2 * this.hits(inside)) / (inside.length + all);
  }

  /** The peel that gains the most density for each world that it takes off, so that a choice is not dropped for its size. */
  private peel(limits: Limits, inside: readonly number[]): Limits | null {
    const { support } = this.options;
    const before = this.density(inside);
    let best: { limits: Limits; gain: number } | null = null;
    for (const [d, limit] of this.peelsOf(limits, inside)) {
      const left = inside.filter((i) => admits(limit, this.columns[d].x[i]));
      if (left.length < support || left.length === inside.length) continue;
      const gain = (this.density(left) - before) / (inside.length - left.length);
      if (best === null || gain > best.gain) best = { limits: new Map(limits).set(d, limit), gain };
    }
    return best?.limits ?? null;
  }

  private *peelsOf(limits: Limits, inside: readonly number[]): Generator<[number, Limit]> {
    const count = Math.max(1, Math.floor(this.options.peel * inside.length));
    for (const [d, { dimension, x }] of this.columns.entries()) {
      const limit = limits.get(d) ?? FREE;
      const values = Float64Array.from(inside, (i) => x[i]).sort();
      if (dimension.span.kind === "values") {
        for (const value of new Set(values)) yield [d, { ...limit, without: new Set([...limit.without, value]) }];
        continue;
      }
      const n = values.length;
      if (n <= count) continue;
      // Half-way between two worlds, so that the edge belongs to neither.
      yield [d, { ...limit, low: (values[count - 1] + values[count]) / 2 }];
      yield [d, { ...limit, high: (values[n - count] + values[n - count - 1]) / 2 }];
    }
  }

  /** Moves an edge out again as long as that makes the box denser, or as dense and larger. */
  private paste(limits: Limits): Limits {
    for (;;) {
      const inside = this.inside(limits);
      const density = this.density(inside);
      let better: Limits | null = null;
      for (const [d, limit] of limits) {
        for (const wider of this.widerOf(limit, limits, d)) {
          const candidate = new Map(limits).set(d, wider);
          const grown = this.inside(candidate);
          if (grown.length > inside.length && this.density(grown) >= density) better = candidate;
        }
      }
      if (better === null) return limits;
      limits = better;
    }
  }

  private widerOf(limit: Limit, limits: Limits, d: number): Limit[] {
    const { x } = this.columns[d];
    const others = new Map(limits);
    others.delete(d);
    const values = Float64Array.from(this.inside(others), (i) => x[i]).sort();
    const step = Math.max(1, Math.floor(this.options.peel * values.length));
    const below = values.filter((value) => value < limit.low);
    const above = values.filter((value) => value > limit.high);
    const wider: Limit[] = [];
    if (below.length > 0) wider.push({ ...limit, low: below.length > step ? below[below.length - step] : -Infinity });
    if (above.length > 0) wider.push({ ...limit, high: above.length > step ? above[step - 1] : Infinity });
    for (const value of limit.without) {
      wider.push({ ...limit, without: new Set([...limit.without].filter((other) => other !== value)) });
    }
    return wider;
  }

  /** Drops, one by one, the restriction that chance explains best, until none is left that chance explains. */
  private withoutChance(limits: Limits): Limits {
    const level = this.options.alpha / this.columns.length;
    const kept = new Map(limits);
    for (;;) {
      const chances = [...kept.keys()].map((d) => ({ d, p: this.chanceOf(kept, d) }));
      const worst = chances.reduce<{ d: number; p: number } | null>((a, b) => (a === null || b.p > a.p ? b : a), null);
      if (worst === null || worst.p <= level) return kept;
      kept.delete(worst.d);
    }
  }

  /**
   * Bryant and Lempert's quasi-p: how likely so many hits would be in a box of this size, were its density that of the same
   * box without this restriction.
   */
  private chanceOf(limits: Limits, d: number): number {
    const others = new Map(limits);
    others.delete(d);
    const inside = this.inside(limits);
    const hits = this.hits(inside);
    const p = this.density(this.inside(others));
    if (hits === 0 || p >= 1) return 1;
    // P(Binomial(n, p) >= hits)
    return p <= 0 ? 0 : regularizedBeta(p, hits, inside.length - hits + 1);
  }
}

function lowest(x: Float64Array): number {
  return x.reduce((least, value) => Math.min(least, value), Infinity);
}

function highest(x: Float64Array): number {
  return x.reduce((most, value) => Math.max(most, value), -Infinity);
}
