/** What is still to happen, as a sorted array. Slow, and right at a glance. */

/** Who comes first at one time (docs/odd.md, 3). */
export const RANK = { world: 0, timer: 1, end: 2, day: 3, start: 4 } as const;

export interface Entry {
  readonly at: number;
  readonly rank: number;
  readonly act: () => void;
}

export class Agenda {
  now: number;
  private readonly entries: Entry[] = [];

  constructor(start: number) {
    this.now = start;
  }

  /** Behind everything of the same time and rank. */
  add(at: number, rank: number, act: () => void): Entry {
    const entry = { at, rank, act };
    let place = this.entries.length;
    while (place > 0 && isBefore(entry, this.entries[place - 1])) place--;
    this.entries.splice(place, 0, entry);
    return entry;
  }

  drop(entry: Entry | null): void {
    const place = entry === null ? -1 : this.entries.indexOf(entry);
    if (place >= 0) this.entries.splice(place, 1);
  }

  run(until: number): void {
    while (this.entries.length > 0 && this.entries[0].at < until) {
      const { at, act } = this.entries.shift() as Entry;
      this.now = at;
      act();
    }
    this.now = until;
  }
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.rank < b.rank);
