/**
 * The units between which matters travel. Handling units do the work; the grid office, the hotline and the district
 * centre record, dispatch and check, and are never handling units (docs/measures.md, section 3).
 */
import type { Text } from "./registry.ts";

export const GRID = 0;
export const COMMUNITY = 1;
export const PROPERTY = 2;
export const VOLUNTEERS = 3;
export const FIRST_DEPARTMENT = 4;

export type Level = "subdistrict" | "district" | "city";

interface DepartmentSpec {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly level: Level;
}

/** Departments in the order of their unit ids, from FIRST_DEPARTMENT on. Levels: assumption after docs/domain.md 1.10, 3.1. */
export const DEPARTMENTS: readonly DepartmentSpec[] = [
  { name: "enforcement", en: "subdistrict enforcement team", zh: "街道综合执法队", level: "subdistrict" },
  { name: "cityManagement", en: "city management", zh: "城市管理局", level: "district" },
  { name: "housing", en: "housing and construction", zh: "住房和建设局", level: "district" },
  { name: "waterEcology", en: "water and ecology", zh: "水务与生态环境局", level: "district" },
  { name: "market", en: "market supervision", zh: "市场监督管理局", level: "district" },
  { name: "civilAffairs", en: "civil affairs, education, health", zh: "民政教育卫生部门", level: "district" },
  { name: "police", en: "police and traffic police", zh: "公安与交警", level: "city" },
  { name: "utilities", en: "water, power and gas companies", zh: "水电气公司", level: "city" },
];

export const OFFICE = FIRST_DEPARTMENT + DEPARTMENTS.length;
export const HOTLINE = OFFICE + 1;

export const UNITS: readonly string[] = [
  "grid",
  "community",
  "property",
  "volunteers",
  ...DEPARTMENTS.map((d) => d.name),
  "office",
  "hotline",
  "districtCentre",
];

const OTHERS: Readonly<Record<string, Text>> = {
  grid: { en: "grid line", zh: "网格线" },
  community: { en: "community", zh: "社区" },
  property: { en: "property managers", zh: "物业" },
  volunteers: { en: "volunteers", zh: "志愿者" },
  office: { en: "grid office", zh: "网格中心" },
  hotline: { en: "hotline and app", zh: "热线与应用" },
  districtCentre: { en: "district centre", zh: "区中心" },
};

/** The labels of `UNITS`, in their order. */
export const UNIT_LABELS: readonly Text[] = UNITS.map(
  (name) => DEPARTMENTS.find((department) => department.name === name) ?? OTHERS[name],
);

/** Bitmask of the handling units. */
export const HANDLING = (1 << OFFICE) - 1;

export const isDepartment = (unit: number): boolean => unit >= FIRST_DEPARTMENT && unit < OFFICE;

/** Index of a department among DEPARTMENTS, from its unit name. */
export function departmentUnit(name: string): number {
  const index = DEPARTMENTS.findIndex((d) => d.name === name);
  if (index < 0) throw new RangeError(`no department is named ${name}`);
  return FIRST_DEPARTMENT + index;
}
