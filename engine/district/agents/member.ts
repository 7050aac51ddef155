/** Grid members: posts with a beat (some blocks of one community), filled by a person who learns, tires and may leave. */
export class Members {
  count = 0;
  readonly community: number[] = [];
  readonly firstBlock: number[] = [];
  /** Exclusive. */
  readonly lastBlock: number[] = [];
  readonly isFullTime: boolean[] = [];
  /** Crew pool and server of the grid duty. */
  readonly pool: number[] = [];
  readonly server: number[] = [];
  /** A part-timer's server as community staff, or -1. */
  readonly communityServer: number[] = [];
  /** Grid hours a working day. */
  readonly dutyHours: number[] = [];
  /** -1 or the member who covers while the post is vacant. */
  readonly coveredBy: number[] = [];
  /** Local knowledge, 0 to 1, as of `knownAt` (working days in post enter lazily). */
  readonly knowledge: number[] = [];
  /** Alignment with the community, 0 to 1, as of `alignedAt`. */
  readonly alignment: number[] = [];
  readonly alignedAt: number[] = [];
  readonly fatigue: number[] = [];
  readonly postedAt: number[] = [];
  /** Obligatory hours worked since the last day's accounts. */
  readonly obligatory: number[] = [];
  /** Hours worked for the other line inside the grid duty. */
  readonly otherLine: number[] = [];
  /** Effective patrol of the beat in grid-equivalents, hours. */
  readonly patrolClock: number[] = [];
  readonly patrolFrom: number[] = [];
  readonly patrolVersion: number[] = [];
  /** First of the latent matters of the beat, sorted by threshold. */
  readonly firstLatent: number[] = [];
  readonly visitDebt: number[] = [];
  readonly nextHousehold: number[] = [];
  readonly reports: number[] = [];
  /** Order conflicts since the last day's accounts. */
  readonly conflicts: number[] = [];
  readonly isActive: boolean[] = [];
  /** Has resigned and finishes what is in hand. */
  readonly isLeaving: boolean[] = [];
  readonly visitPending: boolean[] = [];
  readonly patrolPending: boolean[] = [];

  add(community: number, firstBlock: number, lastBlock: number, isFullTime: boolean, dutyHours: number): number {
    const k = this.count++;
    this.community.push(community);
    this.firstBlock.push(firstBlock);
    this.lastBlock.push(lastBlock);
    this.isFullTime.push(isFullTime);
    this.pool.push(-1);
    this.server.push(-1);
    this.communityServer.push(-1);
    this.dutyHours.push(dutyHours);
    this.coveredBy.push(-1);
    this.knowledge.push(0);
    this.alignment.push(0);
    this.alignedAt.push(0);
    this.fatigue.push(0.3);
    this.postedAt.push(0);
    this.obligatory.push(0);
    this.otherLine.push(0);
    this.patrolClock.push(0);
    this.patrolFrom.push(Number.NaN);
    this.patrolVersion.push(0);
    this.firstLatent.push(-1);
    this.visitDebt.push(0);
    this.nextHousehold.push(0);
    this.reports.push(0);
    this.conflicts.push(0);
    this.isActive.push(true);
    this.isLeaving.push(false);
    this.visitPending.push(false);
    this.patrolPending.push(false);
    return k;
  }
}
