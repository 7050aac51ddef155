import { describe, expect, test } from "vitest";
import { LATENT } from "../../../engine/district/agents/matter.ts";
import { Event } from "../../../engine/district/events.ts";
import type { Measured } from "../../../engine/district/measured.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { GRID } from "../../../engine/district/units.ts";
import { count, events, following, MIXED, OLD, ran, run, sum, value } from "../../fixtures/district.ts";

const communities = [MIXED, OLD];
const FULL_TIME = { fullTimeShare: 1 };
const plan = (factors: FactorValues, levers: LeverValues = FULL_TIME) => following(levers, { communities, factors });
const world = (factors: FactorValues, levers: LeverValues = FULL_TIME): Measured => ran(plan(factors, levers));
const by = ({ table, registered }: Measured, channel: number): number =>
  count(registered, (r, m) => r === 1 && table.channel[m] === channel);

describe("residents", () => {
  test("speak up more the better they trust, and after good outcomes", () => {
    const silent = (factors: FactorValues): number => value(world(factors), "silentShare");
    expect(silent({ initialTrust: 0.7 })).toBeLessThan(silent({ initialTrust: 0.3 }));
    expect(silent({ memorySuccess: 1.4, memoryFailure: 0 })).toBeLessThan(
      silent({ memorySuccess: 0, memoryFailure: -1 }),
    );
  });

  test("tell the member they know", () => {
    const factors = { publicPerGridDay: 0 };
    expect(by(world({ ...factors, knowsMember: 0.8 }), GRID)).toBeGreaterThan(
      by(world({ ...factors, knowsMember: 0.1 }), GRID),
    );
  });

  test("settle more among themselves the more they are organised", () => {
    const settled = (capitalStart: number): number => value(world({ capitalStart }), "settledAmongNeighbours");
    expect(settled(0.6)).toBeGreaterThan(settled(0.1));
  });

  test("of whom the floating speak up less are solved less within a week", () => {
    const gap = (voiceFloating: number): number => value(world({ voiceFloating, voiceSpread: 0 }), "gapTenure");
    expect(gap(-1.2)).toBeGreaterThan(gap(0));
  });

  test("who told of a need on a visit complain about waiting as others do", () => {
    // All keep silent until somebody comes, and the department that they wait for has hardly anybody.
    const factors = { publicPerGridDay: 0, voiceBase: -50, silentWorsens: 0, silentDays: 90, complaintDays: 5 };
    const onlyWaiting = { ...factors, repeatUnsolved: 0, repeatDissatisfied: 0 };
    const told = world(onlyWaiting, { ...FULL_TIME, visitStandard: 6, departmentStaff: 0.5 });
    expect(by(told, GRID)).toBeGreaterThan(20);
    expect(sum(told.world.matters.complaints)).toBeGreaterThan(0);
  });
});

describe("a public matter", () => {
  test("that re-emerges is reported again, though residents had seen it closed", () => {
    // No patrol finds anything, and most work is in vain: only residents' reports bring matters back.
    const factors = { patrolHours: 1e9, vanishing: 0, reemerges: 1, truthSelf: 0.3, repeatUnsolved: 0 };
    const { world: w } = run(plan({ ...factors, publicReports: 0.2 }));
    const back = [...w.matters.standing.keys()].filter(
      (m) => w.matters.standing[m] === LATENT && w.matters.generation[m] > 0,
    );
    expect(back.length).toBeGreaterThan(20);
    const seen = new Set<number>();
    for (const { kind, id } of events(w)) if (kind === Event.publicReport) seen.add(id);
    expect(
      back.filter((m) => !seen.has(m)),
      "that nobody will ever see",
    ).toEqual([]);
  });

  test("is recorded sooner the more members walk, and the readier residents are to report it", () => {
    const delay = (factors: FactorValues): number => value(world(factors), "discoveryDelay");
    expect(delay({ patrolHours: 1.25 })).toBeLessThan(delay({ patrolHours: 5 }));
    expect(delay({ publicReports: 0.2 })).toBeLessThan(delay({ publicReports: 0.05 }));
  });
});
