/** What a program can say of itself: processor time and memory. */
import { readFileSync } from "node:fs";

/** @returns seconds of processor time of this process so far, the compiler's and collector's threads included */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** @returns the most memory that this process has held, MB */
export function peakMB(): number {
  // Linux's getrusage, on which Node relies, tells the parent's peak where that was higher.
  try {
    const peak = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"));
    if (peak !== null) return Number(peak[1]) / 1024;
  } catch {
    // No such file outside Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}

/** @returns what a run answers, with its processor seconds and the peak of memory */
export function measured<A>(run: () => A): A & { seconds: number; peakMB: number } {
  const start = cpuSeconds();
  const answer = run();
  const seconds = cpuSeconds() - start;
  return { ...answer, seconds, peakMB: peakMB() };
}
