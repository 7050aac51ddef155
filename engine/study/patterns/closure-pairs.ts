/**
 * V1: city-management bulletins print a closure rate and an on-time rate. One number of the model is freed to meet the
 * first, departments' load over their capacity; the second is then predicted.
 */
import type { Text } from "../../district/registry.ts";

export interface PublishedPair {
  readonly name: string;
  readonly label: Text;
  /** 结案率 and 按期结案率, shares. */
  readonly closure: number;
  readonly onTime: number;
  readonly source: string;
}

const pair = (
  name: string,
  en: string,
  zh: string,
  closure: number,
  onTime: number,
  source: string,
): PublishedPair => ({ name, label: { en, zh }, closure, onTime, source });

const ELEVEN = "docs/domain.md section 11";

export const PUBLISHED_PAIRS: readonly PublishedPair[] = [
  pair("fuzhou-2022-q2", "Fuzhou, second quarter of 2022", "福州2022年第二季度", 0.9999, 0.9988, ELEVEN),
  pair("xuchang-2020-02", "Xuchang, February 2020", "许昌2020年2月", 0.9736, 0.8478, ELEVEN),
  pair("huaian-2019-05", "Huai'an, May 2019", "淮安2019年5月", 0.9595, 0.9255, ELEVEN),
  pair("tianmen-2016-12", "Tianmen, December 2016", "天门2016年12月", 0.9372, 0.7582, "docs/domain.md 3.13"),
  pair("xuchang-2022-01", "Xuchang, January 2022", "许昌2022年1月", 0.8519, 0.7392, ELEVEN),
  pair("zhengzhou-2019-04", "Zhengzhou, a week of April 2019", "郑州2019年4月某周", 0.8301, 0.7704, ELEVEN),
  pair(
    "zhengzhou-2019-04-regular",
    "Zhengzhou, regular cases of that week",
    "郑州该周常规案件",
    0.5654,
    0.4846,
    ELEVEN,
  ),
  pair("fuzhou-2024-q1", "Fuzhou, first quarter of 2024", "福州2024年第一季度", 0.9999, 0.9983, ELEVEN),
];

/** What is said of V1 as a whole. */
export const CLOSURE_PATTERN = {
  label: { en: "published on-time rates hit within 5 points", zh: "按期结案率预测误差在5个百分点以内的公开数据" },
  published: {
    en: "eight pairs of closure and on-time rates of five cities",
    zh: "五个城市的八对结案率与按期结案率",
  },
  source: "docs/domain.md 3.13, section 11",
  why: {
    en: "departments serve in order of arrival here, so that whoever closes few cases closes most of them late; published rates lie closer together, as if what is late were left or shelved while new cases are served; rates near 100 need more extending and shelving than gaming gives here",
    zh: "模型中部门按先后次序办理，结案少者多为逾期结案；公开的两率更接近，似将逾期件搁置而先办新件；接近100的比率需要更多延期与挂账，超出模型中博弈的程度",
  },
} as const;

/** A prediction hits within five points. */
export const HIT = 0.05;
/** The closure rate is met within one point. */
export const MET = 0.01;
/** The factor that is freed, where it is tried first, and in how many rounds each city's is sought from there. */
export const FREED = "utilisation";
export const FIRST_LOADS: readonly number[] = [0.7, 0.95, 1.05, 1.2, 1.4];
export const ROUNDS = 2;

/** What a load gave. */
export interface Tried {
  readonly load: number;
  readonly closure: number;
}

const miss = (tried: Tried, target: number): number => Math.abs(tried.closure - target);

/** @returns the load that came closest; the lowest of several */
export function closest<T extends Tried>(tried: readonly T[], target: number): T {
  return tried.reduce((best, one) => (miss(one, target) < miss(best, target) ? one : best));
}

/**
 * The load to try next: where a straight line between the two that enclose the target crosses it.
 * @param tried ascending in load, closure known
 * @returns null where the target is met well enough, or lies beyond what was tried
 */
export function nextLoad(tried: readonly Tried[], target: number, tolerance = MET): number | null {
  if (tried.length === 0 || miss(closest(tried, target), target) <= tolerance) return null;
  // Closure falls with load, but for noise: the first time that it falls below is the one.
  const below = tried.findIndex(({ closure }) => closure < target);
  if (below < 1) return null;
  const [a, b] = [tried[below - 1], tried[below]];
  const at = a.load + ((b.load - a.load) * (a.closure - target)) / (a.closure - b.closure);
  const rounded = Number(at.toPrecision(4));
  return tried.some(({ load }) => load === rounded) ? null : rounded;
}
