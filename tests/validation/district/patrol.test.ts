/**
 * Patrol, residents' reports and vanishing compete for a latent matter. In hours in which all three run at rates
 * p / m (grids patrolled over the mean patrol until one is found), r and v, patrol is first with probability
 * (p / m) / (p / m + r + v). Patrol pauses outside the hours of duty, the others do not: the share is that integral,
 * window by window, from the hour at which the matter arose.
 */
import { describe, test } from "vitest";
import { PUBLIC } from "../../../engine/district/agents/matter.ts";
import type { FactorValues } from "../../../engine/district/registry.ts";
import { GRID } from "../../../engine/district/units.ts";
import { following, MIXED, run } from "../../fixtures/district.ts";
import { agree, reportChecks } from "../check.ts";

reportChecks("patrol");

/** Members do nothing but patrol eight hours a day: no needs, affairs, visits, checks, and no time for what they find. */
const NOTHING_ELSE: FactorValues = {
  familyHouseholds: 60,
  collectiveHouseholds: 0,
  needsPerGridDay: 0,
  publicPerGridDay: 6,
  enquiriesPerGridDay: 0,
  affairHours: 0,
  affairContact: 0,
  travel: 0,
  onSite: 0,
  assess: 0,
  verify: 0,
  visitExposure: 0,
  patrolMinimum: 0,
  quitBase: 0,
  // A reputation that stays at one half leaves the rate of reports at its factor.
  initialTrust: 0.5,
  reputationWeight: 0,
  // Each matter is latent once.
  reemerges: 0,
};
const horizon = { burnIn: 7, intake: 70, followUp: 140 };
const LEVERS = { fullTimeShare: 1, fullTimeHours: 8, visitStandard: 0 };

interface Rates {
  /** Per hour: found on patrol, reported, vanished. */
  readonly patrol: number;
  readonly report: number;
  readonly vanish: number;
}

/**
 * Probability that patrol finds a matter first which arises at an hour; duty is nine to five.
 * @param isWorkday whether members are on duty on a day
 */
function firstByPatrol(at: number, { patrol, report, vanish }: Rates, isWorkday: (day: number) => boolean): number {
  const others = report + vanish;
  const all = patrol + others;
  let latent = 1;
  let found = 0;
  let now = at;
  for (let day = Math.floor(at / 24); latent > 1e-12 && day < at / 24 + 200; day++) {
    if (!isWorkday(day)) continue;
    const from = Math.max(now, 24 * day + 9);
    const to = 24 * day + 17;
    if (to <= from) continue;
    latent *= Math.exp(-others * (from - now));
    found += latent * (patrol / all) * (1 - Math.exp(-all * (to - from)));
    latent *= Math.exp(-all * (to - from));
    now = to;
  }
  return found;
}

function check(name: string, factors: FactorValues, rates: Rates): void {
  test(name, () => {
    agree(`patrol: ${name}`, { "share found by patrol, less theory": 0 }, (seed, length) => ({
      "share found by patrol, less theory": Array.from({ length: 12 * length }, (_, replication) => {
        const plan = following(LEVERS, { communities: [MIXED], horizon, factors: { ...NOTHING_ELSE, ...factors } });
        const { table, born, world } = run(plan, replication, seed);
        const isWorkday = (day: number): boolean => world.exogenous.calendars.office.hoursOfDay(day) > 0;
        let matters = 0;
        let difference = 0;
        for (let m = 0; m < table.size; m++) {
          if (born[m] === 0 || table.origin[m] !== PUBLIC) continue;
          matters++;
          difference += (table.channel[m] === GRID ? 1 : 0) - firstByPatrol(table.bornAt[m], rates, isWorkday);
        }
        return difference / matters;
      }),
    }));
  });
}

describe("the share of public matters found by patrol", () => {
  const reports = { publicReports: 0.4 };
  const vanishing = { vanishing: 1, vanishingDays: 2.5 };
  const none = { publicReports: 0, vanishing: 0 };
  const report = 0.4 / 24;
  const vanish = 1 / (2.5 * 24);

  check("against vanishing", { ...none, ...vanishing, patrolHours: 5 }, { patrol: 1 / 5, report: 0, vanish });
  check("against reports", { ...none, ...reports, patrolHours: 5 }, { patrol: 1 / 5, report, vanish: 0 });
  check("against both", { ...vanishing, ...reports, patrolHours: 2.5 }, { patrol: 1 / 2.5, report, vanish });
  check("slow, against vanishing", { ...none, ...vanishing, patrolHours: 10 }, { patrol: 1 / 10, report: 0, vanish });
});
