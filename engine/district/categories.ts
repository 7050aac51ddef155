/**
 * What matters are about. Shares of residents' needs follow Pingshan's demands (docs/domain.md 3a, merged to nine);
 * every other column is an assumption: no source counts it.
 */
import type { mix } from "./factors/mix.ts";
import { departmentUnit } from "./units.ts";

export type CategoryName = keyof typeof mix extends `${infer Name}Demand` ? Name : never;

interface CategorySpec {
  readonly name: CategoryName;
  readonly en: string;
  readonly zh: string;
  /** Share of residents' needs. */
  readonly needs: number;
  /** Share of public matters. */
  readonly public: number;
  /** Lead department, and the one most often named beside it or confused with it. */
  readonly lead: string;
  readonly second: string;
  /** How hard it is to tell whose it is: multiplies the dispatcher's error and the cross-boundary share. */
  readonly ambiguity: number;
  /** Within a grid member's authority and skill: multiplies the self-handled share of the origin (capped at .98). */
  readonly settled: number;
  /** Can be settled among neighbours: multiplies the propensity. */
  readonly neighbourly: number;
  /** Arises inside a compound, where a property manager answers for it. */
  readonly compound: number;
  /** Belongs to the community (mediation, residents' affairs). */
  readonly community: number;
  /** Officer's work relative to the mean. */
  readonly work: number;
  /** Probability of lead time (outsiders, notice periods) relative to the mean. */
  readonly leadTime: number;
  readonly urgent: number;
}

const CATEGORIES_SPEC: readonly CategorySpec[] = [
  {
    name: "cityscape",
    en: "cityscape and sanitation",
    zh: "市容环卫",
    needs: 0.33,
    public: 0.5,
    lead: "cityManagement",
    second: "enforcement",
    ambiguity: 0.8,
    settled: 1.1,
    neighbourly: 0.8,
    compound: 0.25,
    community: 0.03,
    work: 0.7,
    leadTime: 0.6,
    urgent: 0.02,
  },
  {
    name: "publicWorks",
    en: "municipal facilities",
    zh: "市政设施",
    needs: 0.18,
    public: 0.17,
    lead: "housing",
    second: "utilities",
    ambiguity: 1.2,
    settled: 0.6,
    neighbourly: 0.3,
    compound: 0.25,
    community: 0,
    work: 1.3,
    leadTime: 1.5,
    urgent: 0.06,
  },
  {
    name: "waterEcology",
    en: "environment and water",
    zh: "环保水务",
    needs: 0.17,
    public: 0.08,
    lead: "waterEcology",
    second: "cityManagement",
    ambiguity: 1.2,
    settled: 0.7,
    neighbourly: 1.0,
    compound: 0.15,
    community: 0.05,
    work: 1.2,
    leadTime: 1.2,
    urgent: 0.04,
  },
  {
    name: "services",
    en: "education, health, civil affairs",
    zh: "教育卫生与民政",
    needs: 0.11,
    public: 0.01,
    lead: "civilAffairs",
    second: "housing",
    ambiguity: 1.0,
    settled: 0.9,
    neighbourly: 0.5,
    compound: 0,
    community: 0.15,
    work: 1.2,
    leadTime: 1.0,
    urgent: 0.02,
  },
  {
    name: "building",
    en: "land, building, renovation",
    zh: "规土城建",
    needs: 0.05,
    public: 0.04,
    lead: "housing",
    second: "enforcement",
    ambiguity: 1.4,
    settled: 0.5,
    neighbourly: 0.8,
    compound: 0.3,
    community: 0.02,
    work: 1.6,
    leadTime: 1.4,
    urgent: 0.02,
  },
  {
    name: "hazards",
    en: "safety hazards",
    zh: "安全隐患",
    needs: 0.05,
    public: 0.12,
    lead: "enforcement",
    second: "housing",
    ambiguity: 1.2,
    settled: 1.0,
    neighbourly: 0.4,
    compound: 0.2,
    community: 0.02,
    work: 1.0,
    leadTime: 0.8,
    urgent: 0.15,
  },
  {
    name: "traffic",
    en: "traffic and parking",
    zh: "交通运输",
    needs: 0.05,
    public: 0.05,
    lead: "police",
    second: "enforcement",
    ambiguity: 1.2,
    settled: 0.7,
    neighbourly: 0.6,
    compound: 0.15,
    community: 0,
    work: 0.9,
    leadTime: 0.9,
    urgent: 0.04,
  },
  {
    name: "neighbours",
    en: "neighbours' disputes and community matters",
    zh: "邻里纠纷与社区事务",
    needs: 0.04,
    public: 0.01,
    lead: "police",
    second: "civilAffairs",
    ambiguity: 0.9,
    settled: 1.2,
    neighbourly: 2.0,
    compound: 0.1,
    community: 0.5,
    work: 1.0,
    leadTime: 0.4,
    urgent: 0.05,
  },
  {
    name: "market",
    en: "shops, food, fairness of trade",
    zh: "食药市监",
    needs: 0.02,
    public: 0.02,
    lead: "market",
    second: "enforcement",
    ambiguity: 1.0,
    settled: 0.6,
    neighbourly: 0.2,
    compound: 0,
    community: 0,
    work: 1.3,
    leadTime: 1.0,
    urgent: 0.02,
  },
];

export interface Category extends Omit<CategorySpec, "lead" | "second"> {
  readonly lead: number;
  readonly second: number;
  /** The factor that says how much of it there is. */
  readonly demand: keyof typeof mix;
}

export const CATEGORIES: readonly Category[] = CATEGORIES_SPEC.map((c) => ({
  ...c,
  lead: departmentUnit(c.lead),
  second: departmentUnit(c.second),
  demand: `${c.name}Demand`,
}));
