/** What is known of one matter, resident, grid or desk at this moment: answers to a click on the map. */
import type { Chronicle, Told } from "../../engine/cases/chronicle.ts";
import { State } from "../../engine/cases/state.ts";
import { CLOSED, GONE, UNBORN } from "../../engine/district/agents/matter.ts";
import type { Desk } from "../../engine/district/scene.ts";
import { COMMUNITY, isDepartment, OFFICE } from "../../engine/district/units.ts";
import type { World } from "../../engine/district/world.ts";

/** A matter in one line. Times are hours, NaN where nothing has happened. */
export interface MatterLine {
  readonly matter: number;
  readonly category: number;
  readonly grid: number;
  /** -1 for a public matter. */
  readonly resident: number;
  /** One of the standings of a matter, and the state it is in while it is open. */
  readonly standing: number;
  readonly state: number;
  readonly unit: number;
  readonly bornAt: number;
  readonly deadlineAt: number;
}

export interface MatterStory extends MatterLine {
  readonly calls: readonly Told[];
  /** Whether the chronicle still has its first steps. */
  readonly isWhole: boolean;
  readonly recordedAt: number;
  readonly closedAt: number;
  readonly resolvedAt: number;
}

/** Knowledge and fatigue: 0 to 1. */
export interface MemberLine {
  readonly id: number;
  readonly isFullTime: boolean;
  readonly fatigue: number;
  readonly knowledge: number;
}

export interface GridDetail {
  readonly grid: number;
  /** Who answers for its first block, one a net; none in a world without a grid line. */
  readonly members: readonly MemberLine[];
  readonly matters: readonly MatterLine[];
  /** Matters that are left out of the list. */
  readonly more: number;
}

export interface DeskDetail {
  readonly matters: readonly MatterLine[];
  readonly more: number;
}

export interface ResidentDetail {
  readonly resident: number;
  readonly grid: number;
  readonly isFloating: boolean;
  /** 0 to 1. */
  readonly trust: number;
  readonly satisfaction: number;
  readonly matters: readonly MatterLine[];
}

/** So many matters are listed at most, the latest first. */
const MOST_LISTED = 60;

function lineOf(w: World, m: number): MatterLine {
  const { happenings, places } = w.exogenous;
  return {
    matter: m,
    category: happenings.category[m],
    grid: places.gridOf(happenings.block[m]),
    resident: happenings.resident[m],
    standing: w.matters.standing[m],
    state: w.cases.state[m],
    unit: w.matters.unit[m],
    bornAt: w.cases.bornAt[m],
    deadlineAt: w.cases.deadlineAt[m],
  };
}

function listed(w: World, belongs: (m: number) => boolean): { matters: MatterLine[]; more: number } {
  const matters: MatterLine[] = [];
  let more = 0;
  for (let m = w.matters.rows - 1; m >= 0; m--) {
    if (!belongs(m)) continue;
    if (matters.length < MOST_LISTED) matters.push(lineOf(w, m));
    else more++;
  }
  return { matters, more };
}

const isUnsettled = (w: World, m: number): boolean => {
  const standing = w.matters.standing[m];
  return standing !== CLOSED && standing !== GONE && standing !== UNBORN;
};

/** @returns null for a matter that has not arisen */
export function matterStory(w: World, chronicle: Chronicle, matter: number): MatterStory | null {
  if (!(matter >= 0 && matter < w.matters.rows)) return null;
  const { recAt, closed1At, resolvedAt } = w.cases;
  return {
    ...lineOf(w, matter),
    ...chronicle.story(matter),
    recordedAt: recAt[matter],
    closedAt: closed1At[matter],
    resolvedAt: resolvedAt[matter],
  };
}

export function gridDetail(w: World, grid: number): GridDetail {
  const { places, happenings } = w.exogenous;
  const nets = Array.from({ length: w.nets }, (_, net) => w.memberAt(net, grid * places.blocksPerGrid));
  const { isFullTime, fatigue, knowledge } = w.members;
  return {
    grid,
    members: [...new Set(nets)]
      .filter((id) => id >= 0)
      .map((id) => ({ id, isFullTime: isFullTime[id] === 1, fatigue: fatigue[id], knowledge: knowledge[id] })),
    ...listed(w, (m) => isUnsettled(w, m) && places.gridOf(happenings.block[m]) === grid),
  };
}

/** @returns the recorded matters that are with a unit now, or at the grid office those that wait to be dispatched */
export function deskDetail(w: World, { unit, community }: Desk): DeskDetail {
  const isThere = (m: number): boolean =>
    isUnsettled(w, m) && w.matters.unit[m] === unit && (community < 0 || w.communityOf(m) === community);
  // The offices never own a matter: theirs are those that nobody else has yet.
  const isSorted = (m: number): boolean => isUnsettled(w, m) && w.cases.state[m] === State.triage;
  if (unit === OFFICE) return listed(w, isSorted);
  return isDepartment(unit) || unit === COMMUNITY ? listed(w, isThere) : { matters: [], more: 0 };
}

/** @returns null where there is no such resident */
export function residentDetail(w: World, resident: number): ResidentDetail | null {
  const { population, places, happenings } = w.exogenous;
  if (!(resident >= 0 && resident < population.size)) return null;
  return {
    resident,
    grid: places.gridOf(population.block(resident)),
    isFloating: population.floating[resident] === 1,
    trust: w.residents.trust[resident],
    satisfaction: w.residents.satisfaction[resident],
    matters: listed(w, (m) => happenings.resident[m] === resident).matters,
  };
}
