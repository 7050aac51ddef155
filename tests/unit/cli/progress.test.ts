import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Effects } from "../../../cli/effects.ts";
import { inWords, startProgress } from "../../../cli/progress.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function effects(screen: PassThrough | null): { notes: string[]; effects: Effects } {
  const notes: string[] = [];
  const terminal = { result: () => {}, note: (text: string) => void notes.push(text), screen };
  return { notes, effects: { terminal, now: () => new Date() } as unknown as Effects };
}

describe("progress", () => {
  it("is a plain line now and then where nobody watches, with the time left by the replications of this run", () => {
    const { notes, effects: plain } = effects(null);
    const progress = startProgress(plain, 30, 10);
    vi.advanceTimersByTime(5000);
    progress.advance();
    progress.advance();
    vi.advanceTimersByTime(5000);
    vi.advanceTimersByTime(60_000);
    progress.stop();
    vi.advanceTimersByTime(60_000);
    // Two replications in 10 s leave 18 at 5 s each.
    expect(notes).toEqual(["10 of 30 replications, time left unknown", "12 of 30 replications, about 2 min left"]);
  });

  it("is a bar where a person watches", () => {
    const screen = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
    const { notes, effects: watched } = effects(screen);
    const progress = startProgress(watched, 4, 0);
    vi.advanceTimersByTime(2000);
    progress.advance();
    vi.advanceTimersByTime(1000);
    progress.stop();
    expect(notes).toEqual([]);
    expect(String(screen.read())).toContain("1 of 4 replications, about 6 s left");
  });

  it("gives durations to one unit", () => {
    expect([0.2, 40, 200, 7200].map(inWords)).toEqual(["1 s", "40 s", "3 min", "2.0 h"]);
  });
});
