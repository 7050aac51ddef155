/** Known figures of public logs, computed by other programs, in other languages. */
import { describe, expect, it } from "vitest";
import { readLogFile } from "../../../cli/logs/log-file.ts";
import { diskFiles } from "../../../cli/store/files.ts";
import { factsOf } from "../../../engine/cases/log/facts.ts";
import { rankCorrelation } from "../../../engine/kernel/observe/rank-correlation.ts";
import { NO_MAPPING } from "../../../scenarios/logs/mapping.ts";
import { hasPublicLogs, problem, publicLog, readFile } from "./read.ts";

describe.runIf(hasPublicLogs())("known figures of public logs", () => {
  it.each(["receipt.csv.gz", "receipt.xes.gz"])("the receipt phase of a municipality: %s", async (name) => {
    const { description, summary, reading } = await readFile(publicLog(`receipt/${name}`));
    expect(summary).toMatchObject({
      cases: 1434,
      events: 8577,
      activities: 27,
      variants: 116,
      resources: 48,
      groups: 10,
      resourceHandovers: 1208,
      groupHandovers: 5440,
    });
    expect(summary.pingPongShareResource).toBeCloseTo(0.0746, 4);
    expect(summary.pingPongShareGroup).toBeCloseTo(0.1876, 4);
    expect(description.rates.rework?.value).toBeCloseTo(0.0635, 4);
    const { mean, p50, p90, max } = summary.sojournDays;
    expect([mean, p50, p90, max].map((value) => Number(value?.toFixed(3)))).toEqual([5.408, 0.033, 14.095, 275.84]);
    const onTime = Object.fromEntries(
      summary.onTime.map(({ name: by, n, share }) => [by, [n, Number(share?.toFixed(4))]]),
    );
    expect(onTime).toEqual({ lastEventOfAll: [1434, 0.9358], endDateOfDated: [1329, 0.7163] });
    // A date in a <global> block of 1970 is no event, and no deadline lies there.
    expect(summary.span.from).toBe("2010-10-02");
    expect(reading.problems).toEqual([]);
    // Mixed offsets: the hours of the wall clock are those of an office, in summer and in winter.
    const { byHour } = description.arrivals;
    expect(byHour.slice(7, 19).reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.97);
  });

  it("handovers against duration, in ranks: what prediction V6 is held against", async () => {
    const { log } = await readLogFile(diskFiles, publicLog("receipt/receipt.csv.gz"), NO_MAPPING);
    const { openedAt, lastAt, groupHandovers, resourceHandovers } = factsOf(log);
    const duration = lastAt.map((at, i) => at - openedAt[i]);
    expect(rankCorrelation(groupHandovers, duration)).toBeCloseTo(0.25, 2);
    expect(rankCorrelation(resourceHandovers, duration)).toBeCloseTo(0.71, 2);
  });

  it("Boston's requests of a quarter, by case", async () => {
    const read = await readFile(publicLog("boston311-2011-q3/service_requests.csv.gz"));
    const { summary, description } = read;
    // Areas: 22 names; a neighbourhood of one space, which the published count of 23 includes, names nothing.
    expect(summary).toMatchObject({ cases: 31828, groups: 11, resources: 97, categories: 129, areas: 22, open: 1747 });
    expect(summary.sojournDays.n / summary.cases).toBeCloseTo(0.9451, 4);
    const { p50, p75, p90 } = summary.sojournDays;
    expect([p50, p75, p90].map((value) => Number(value?.toFixed(3)))).toEqual([0.725, 9.013, 97.417]);
    const byName = new Map(summary.onTime.map((one) => [one.name, one]));
    expect(byName.get("flagOfAll")?.share).toBeCloseTo(0.7971, 4);
    expect(byName.get("closingOfClosed")).toMatchObject({ n: 25183, share: expect.closeTo(0.8083, 4) });
    expect(byName.get("closingOfDue")).toMatchObject({ n: 26815, share: expect.closeTo(0.7591, 4) });
    expect(description.arrivals.daily.varianceToMean).toBeCloseTo(95.6, 1);
    expect(description.arrivals.weekdays.varianceToMean).toBeCloseTo(24.95, 2);
    expect(problem(read, "farDeadline")).toBeGreaterThan(0);
  });

  it("production: artificial starts and ends inflate nothing; waiting stands against work", async () => {
    const read = await readFile(publicLog("production/Production.csv.gz"));
    expect(read.summary).toMatchObject({ cases: 225, events: 4503, rows: 4953, resources: 46 });
    expect(problem(read, "artificial")).toBe(450);
    expect(read.summary.waiting?.workHours).toBeGreaterThan(0);
  });

  it("patients: rows of start and complete are one task", async () => {
    const { summary } = await readFile(publicLog("patients/patients.csv"));
    expect(summary).toMatchObject({ cases: 500, rows: 5442, events: 2721, activities: 7 });
    expect(summary.waiting?.cases).toBe(500);
  });

  it("Los Angeles: negative durations are counted and left out of durations; no weekdays of five days", async () => {
    const read = await readFile(publicLog("la311-2018/2018_mini.csv.gz"));
    // Compared as they stand in the file, 23 closings lie before their openings, 21 of them at the midnight of that day.
    expect(problem(read, "closedBeforeOpened")).toBe(23);
    expect(read.summary).toMatchObject({ cases: 10_000, open: 19 });
    expect(read.summary.sojournDays.n).toBe(10_000 - 19 - 23);
    expect(read.summary.arrivals.perDayByWeekday).toBeNull();
    expect(read.reading.dates?.order).toBe("mdy");
  });

  it("New York: dirty text and empty due dates", async () => {
    const read = await readFile(publicLog("nyc311-dirty/nyc311.csv.gz"));
    expect(read.summary).toMatchObject({ cases: 4999, open: 545 });
    expect(problem(read, "closedBeforeOpened")).toBe(2);
    expect(problem(read, "misdecodedText")).toBeGreaterThan(0);
  });

  it("Chicago: one matter, many departments", async () => {
    const { summary } = await readFile(publicLog("chicago-open311/requests.json"));
    expect(summary.source.format).toBe("open311");
    expect(summary.cases).toBe(50);
    expect(summary.groupHandovers).toBeGreaterThan(50);
  });

  it("an example of OCEL has a case, if few", async () => {
    const { summary } = await readFile(publicLog("ocel/ocel20_example.jsonocel"));
    expect(summary).toMatchObject({ cases: 3, sojournDays: { mean: null } });
  });
});
