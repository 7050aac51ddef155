/** Whose a matter is: decided by what it is, where it is, and what authority the grid line has been given. */
import { NEED } from "../agents/matter.ts";
import { CATEGORIES } from "../categories.ts";
import { decision } from "../randomness.ts";
import { COMMUNITY, GRID, PROPERTY, VOLUNTEERS } from "../units.ts";
import type { World } from "../world.ts";

const SELF = decision("self-handled");
const COMPOUND = decision("compound matter");
const COMMUNAL = decision("community matter");
const SHARED = decision("co-owned");
const OWNERLESS = decision("nobody's until ruled");
const CROSS = decision("cross-boundary");
const COOPERATION = decision("needs the other line");
const URGENT = decision("urgent");
const SIMPLE = decision("simple");
const LISTED = decision("on the duty list");
const SMALL = decision("small matter to the community");

const CAP = 0.98;

/** Sets the true owners and the lead of a matter, for its whole life. */
export function settleOwners(w: World, m: number): void {
  const h = w.exogenous.happenings;
  const c = CATEGORIES[h.category[m]];
  let owners = 1 << c.lead;
  let lead = c.lead;
  if (isWithinAuthority(w, m)) {
    if (w.hasGridLine) lead = GRID;
    else if (w.chanceOnce(m, SMALL, w.p.smallToCommunity)) lead = COMMUNITY;
    owners = 1 << lead;
    w.matters.small[m] = w.hasGridLine ? 0 : 1;
  } else if (!isCompoundMatter(w, m)) {
    if (w.chanceOnce(m, COMMUNAL, c.community)) {
      owners = (1 << COMMUNITY) | (1 << VOLUNTEERS);
      lead = COMMUNITY;
    } else if (w.p.ownerless > 0 && w.chanceOnce(m, OWNERLESS, w.p.ownerless * c.ambiguity) && !isListed(w, m)) {
      owners = 0;
    } else if (w.chanceOnce(m, SHARED, w.p.coOwned * c.ambiguity)) {
      owners |= 1 << c.second;
    }
  } else if (w.exogenous.places.hasProperty[w.communityOf(m)] === 1) {
    owners = 1 << PROPERTY;
    lead = PROPERTY;
  } else {
    // A compound without a property manager: the community and the department answer together.
    owners = (1 << COMMUNITY) | (1 << c.lead);
    lead = COMMUNITY;
  }
  w.matters.owners[m] = owners;
  w.matters.lead[m] = lead;
  w.cases.owners(m, owners, lead);
}

/** A ruling makes a matter that was nobody's the lead's. */
export function rule(w: World, m: number): void {
  const { owners, lead } = w.matters;
  if (owners[m] !== 0) return;
  owners[m] = 1 << lead[m];
  w.cases.owners(m, owners[m], lead[m]);
}

/** @returns whether the grid line may settle it, by its own authority and what is delegated */
function isWithinAuthority(w: World, m: number, delegated = w.policy.delegatedAuthority): boolean {
  const h = w.exogenous.happenings;
  const share = (h.origin[m] === NEED ? w.p.selfNeed : w.p.selfPublic) * CATEGORIES[h.category[m]].settled;
  return w.chanceOnce(m, SELF, Math.min(CAP, Math.min(CAP, share) + delegated));
}

/** @returns whether a member with so much local knowledge and skill is able to settle what she may settle */
export function isAble(w: World, m: number, knowledge: number, skill: number): boolean {
  const h = w.exogenous.happenings;
  const c = CATEGORIES[h.category[m]];
  const share = Math.min(CAP, (h.origin[m] === NEED ? w.p.selfNeed : w.p.selfPublic) * c.settled);
  const known = 1 - w.p.knowledgeWeight + w.p.knowledgeWeight * knowledge;
  const able = share * known * skill + w.policy.delegatedAuthority;
  return w.chanceOnce(m, SELF, Math.min(CAP, able));
}

/** @returns whether it is of the kind that is settled on the spot: the grid line's, or a small one where there is none */
export const isOnTheSpot = (w: World, m: number): boolean => w.matters.lead[m] === GRID || w.matters.small[m] === 1;

export const isCompoundMatter = (w: World, m: number): boolean =>
  w.chanceOnce(m, COMPOUND, CATEGORIES[w.exogenous.happenings.category[m]].compound);

export const isCrossBoundary = (w: World, m: number): boolean =>
  w.chanceOnce(m, CROSS, w.p.crossBoundary * CATEGORIES[w.exogenous.happenings.category[m]].ambiguity);

/** @returns whether a duty list names whose it is, so that no rightful unit may refuse it */
export const isListed = (w: World, m: number): boolean => w.chanceOnce(m, LISTED, w.policy.dutyList);

export const needsOtherLine = (w: World, m: number): boolean => w.chanceOnce(m, COOPERATION, w.p.needsCooperation);

export const isUrgent = (w: World, m: number): boolean =>
  w.chanceOnce(m, URGENT, CATEGORIES[w.exogenous.happenings.category[m]].urgent);

const bits = (mask: number): number => {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n++;
  return n;
};

/** @returns whether two units share it (a community's matter that volunteers may do as well has one owner in effect) */
export const isCoOwned = (w: World, m: number): boolean => bits(w.matters.owners[m] & ~(1 << VOLUNTEERS)) > 1;

/**
 * @returns the time limit in working hours, by kind of matter (docs/domain.md section 2); what a policy delegates to the
 *   grid line keeps the limit that it had
 */
export function limit(w: World, m: number): number {
  const { p, policy } = w;
  // What the grid line may not settle with what is delegated it may not settle without.
  const isOwn = isOnTheSpot(w, m) && (policy.delegatedAuthority === 0 || isWithinAuthority(w, m, 0));
  if (isOwn) {
    return 8 * (w.chanceOnce(m, SIMPLE, 0.3) && !needsOtherLine(w, m) ? p.limitSimple : 3 * p.limitSimple);
  }
  if (isCoOwned(w, m) || isCrossBoundary(w, m)) return 8 * p.limitMaximum;
  return 8 * (w.chanceOnce(m, SIMPLE, 0.4) ? p.limitGeneral : p.limitComplex);
}
