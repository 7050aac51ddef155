/** Whose a matter is, and its time limit (docs/odd.md, "Ownership"). */
import { isCompound } from "./residents.ts";
import { GRID, type Matter, nameOf, type Town, type Unit } from "./town.ts";

const CAP = 0.98;

const share = (t: Town, m: Matter): number =>
  Math.min(CAP, (m.isNeed ? t.p.selfNeed : t.p.selfPublic) * m.category.settled);

const isWithin = (t: Town, m: Matter, delegated: number): boolean =>
  t.once(m, "self-handled") < Math.min(CAP, share(t, m) + delegated);

/** Once for life. */
export function settleOwners(t: Town, m: Matter): void {
  m.owners = ownersOf(t, m);
  m.lead = m.owners[0] ?? m.category.lead;
  t.tell(m, "owners", m.owners.map(nameOf).sort().join(" "));
}

/** A ruling makes what was nobody's the lead's. */
export function rule(t: Town, m: Matter): void {
  if (m.owners.length > 0) return;
  m.owners = [m.lead as Unit];
  t.tell(m, "owners", nameOf(m.lead as Unit));
}

function ownersOf(t: Town, m: Matter): Unit[] {
  const { category, community } = m;
  if (isWithin(t, m, t.policy.delegatedAuthority)) return [GRID];
  if (isCompound(t, m)) return community.hasProperty ? ["property"] : ["community", category.lead];
  if (t.once(m, "community matter") < category.community) return ["community", "volunteers"];
  if (t.once(m, "nobody's until ruled") < t.p.ownerless * category.ambiguity && !isListed(t, m)) return [];
  if (t.once(m, "co-owned") < t.p.coOwned * category.ambiguity) return [category.lead, category.second];
  return [category.lead];
}

/** With what she knows and can, a member is able to settle a matter of her own. */
export function isAble(t: Town, m: Matter, knowledge: number, skill: number): boolean {
  const known = 1 - t.p.knowledgeWeight + t.p.knowledgeWeight * knowledge;
  return t.once(m, "self-handled") < Math.min(CAP, share(t, m) * known * skill + t.policy.delegatedAuthority);
}

export const isCoOwned = ({ owners }: Matter): boolean => owners.filter((unit) => unit !== "volunteers").length > 1;

export const isCross = (t: Town, m: Matter): boolean =>
  t.once(m, "cross-boundary") < t.p.crossBoundary * m.category.ambiguity;

export const isListed = (t: Town, m: Matter): boolean => t.once(m, "on the duty list") < t.policy.dutyList;

export const needsOtherLine = (t: Town, m: Matter): boolean => t.once(m, "needs the other line") < t.p.needsCooperation;

/** Working hours. What is delegated keeps the limit that it had. */
export function limit(t: Town, m: Matter): number {
  const { p, policy } = t;
  const isOwn = m.lead === GRID && (policy.delegatedAuthority === 0 || isWithin(t, m, 0));
  if (isOwn) return 8 * p.limitSimple * (t.once(m, "simple") < 0.3 && !needsOtherLine(t, m) ? 1 : 3);
  if (isCoOwned(m) || isCross(t, m)) return 8 * p.limitMaximum;
  return 8 * (t.once(m, "simple") < 0.4 ? p.limitGeneral : p.limitComplex);
}
