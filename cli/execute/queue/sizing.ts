/** How many replications a shard has: as many as take a while, few enough that the last do not keep everybody waiting. */

/** s: below, the queue costs more than a few per cent; above, too much is lost with a machine. */
const SHORTEST = 1;
const LONGEST = 30;
/** Shards that each thread should still get of what is left. */
const TURNS = 3;
/** Characters of results that a broker should hold of one shard. */
const MOST_CHARACTERS = 4_000_000;

/** What was seen of runs that came back. */
export class Sizing {
  #runs = 0;
  #seconds = 0;
  #characters = 0;
  /** By worker: its threads, and when it was heard last, s. */
  readonly #heard = new Map<string, { readonly threads: number; readonly at: number }>();

  /** @param seconds - that a run took; @param characters - of its result */
  saw(seconds: number, characters: number): void {
    this.#runs++;
    this.#seconds += seconds;
    this.#characters += characters;
  }

  heard(worker: string, threads: number, at: number): void {
    this.#heard.set(worker, { threads, at });
  }

  /** Whether anything came back. */
  get isInformed(): boolean {
    return this.#runs > 0;
  }

  /** Threads of the workers heard of in the last two minutes, at least 1. */
  threads(at: number): number {
    const alive = [...this.#heard.values()].filter((one) => at - one.at < 4 * LONGEST);
    return Math.max(
      1,
      alive.reduce((sum, { threads }) => sum + threads, 0),
    );
  }

  /** @returns replications of the next shard; one until something is known */
  next(left: number, at: number): number {
    if (this.#runs === 0) return 1;
    const cost = Math.max(this.#seconds / this.#runs, 1e-3);
    const fair = (left * cost) / (TURNS * this.threads(at));
    const target = Math.min(LONGEST, Math.max(SHORTEST, fair));
    const bySize = MOST_CHARACTERS / Math.max(this.#characters / this.#runs, 1);
    return Math.max(1, Math.floor(Math.min(target / cost, bySize)));
  }
}
