/** Residents: burdens, voices, equity (docs/measures.md, section 5). Voices stand beside silence; none is an aim alone. */
import type { Cohort } from "../../cases/cohort.ts";
import { gini, solvedGap } from "../../cases/measures/equity.ts";
import { repeatComplaints } from "../../cases/measures/handling.ts";
import { ratio } from "../../cases/measures/share.ts";
import { solvedWithin } from "../../cases/measures/solving.ts";
import { CATEGORIES } from "../categories.ts";
import type { Measured } from "../measured.ts";
import { response } from "./response.ts";

const G = "residents";
const householdYears = (r: Measured): number => r.world.exogenous.population.households * r.years;

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return ratio(sum, values.length);
}

/** Share of each grid's born matters solved within 7 days. */
function solvedByGrid(r: Measured): Float64Array {
  const grids = r.world.exogenous.places.grids;
  const born = new Float64Array(grids);
  const solved = new Float64Array(grids);
  for (let m = 0; m < r.born.length; m++) {
    if (r.born[m] === 0) continue;
    born[r.table.place[m]]++;
    if (r.table.resolvedAt[m] - r.table.bornAt[m] <= 168) solved[r.table.place[m]]++;
  }
  return Float64Array.from(
    Array.from(born.keys()).filter((g) => born[g] >= 30),
    (g) => solved[g] / born[g],
  );
}

/** Needs born in the window that are disputes among neighbours. */
function disputes(r: Measured): Cohort {
  const kind = CATEGORIES.findIndex((c) => c.name === "neighbours");
  return r.born.map((isBorn, m) => (isBorn === 1 && r.table.category[m] === kind && r.table.origin[m] === 1 ? 1 : 0));
}

export const residents = [
  response("intrusionVisits", G, "visits to a household", "户均走访", "per household-year", "lower", (r) =>
    ratio(r.tallies.visits, householdYears(r)),
  ),
  response(
    "intrusionItems",
    G,
    "items written down of a household",
    "户均采集信息",
    "per household-year",
    "lower",
    (r) => ratio(r.tallies.items, householdYears(r)),
  ),
  response("intrusionIdle", G, "visits that answered no need", "无诉求走访比例", "share", "lower", (r) =>
    ratio(r.tallies.idleVisits, r.tallies.visits),
  ),
  response("recollected", G, "items asked for again by another line", "重复采集信息比例", "share", "lower", (r) =>
    ratio(r.tallies.itemsAgain, r.tallies.items),
  ),
  response("sensorDensity", G, "sensors", "感知设备", "per 1,000 households", "neither", (r) => r.world.policy.sensors),
  response(
    "disputesSolved30",
    G,
    "neighbours' disputes solved within 30 days",
    "邻里纠纷30日内化解率",
    "share",
    "higher",
    (r) => solvedWithin(r.table, disputes(r), 30),
    { counterpart: "silentShare" },
  ),
  response(
    "petitions",
    G,
    "petitions",
    "信访",
    "per 1,000 residents",
    "neither",
    (r) => (1000 * r.tallies.petitions) / r.residents / r.years,
    { counterpart: "silentShare" },
  ),
  response("petitionsTalkedOut", G, "petitions talked out of the record", "被劝退的信访比例", "share", "lower", (r) =>
    ratio(r.tallies.petitionsSilenced, r.tallies.petitions),
  ),
  response(
    "petitionsRegistered",
    G,
    "petitions on record",
    "登记信访",
    "per 1,000 residents",
    "neither",
    (r) => (1000 * (r.tallies.petitions - r.tallies.petitionsSilenced)) / r.residents / r.years,
    { counterpart: "petitions" },
  ),
  response(
    "repeatComplaints",
    G,
    "repeated complaints after closing",
    "件均重复投诉",
    "count",
    "neither",
    (r) => repeatComplaints(r.table, r.registered),
    { counterpart: "silentShare" },
  ),
  response("trust", G, "trust in the grid line at the end", "期末网格信任度", "0-1", "higher", (r) =>
    mean(r.world.residents.trust),
  ),
  response("residentSatisfaction", G, "satisfaction of residents at the end", "期末居民满意度", "0-1", "higher", (r) =>
    mean(r.world.residents.satisfaction),
  ),
  response(
    "gapTenure",
    G,
    "solved within 7 days, registered less floating",
    "7日解决率户籍与流动之差",
    "share",
    "neither",
    (r) => solvedGap(r.table, r.born),
  ),
  response(
    "giniGrids",
    G,
    "inequality between grids of what is solved within 7 days (Gini)",
    "网格间7日解决率基尼系数",
    "index",
    "lower",
    (r) => {
      const shares = solvedByGrid(r);
      return shares.length < 2 ? Number.NaN : gini(shares);
    },
  ),
  response("socialCapital", G, "social capital at the end", "期末社会资本", "0-1", "higher", (r) =>
    mean(r.world.communities.socialCapital),
  ),
];
