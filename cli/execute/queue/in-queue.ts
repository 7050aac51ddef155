/** The queue as an executor of a study. */
import { join } from "node:path";
import { type ResolvedStudy, scenarioHash } from "../../../scenarios/study.ts";
import type { Effects } from "../../effects.ts";
import type { Holdings } from "../../store/holdings.ts";
import { JournalWriter } from "../../store/journal.ts";
import { journalName } from "../../store/journals.ts";
import type { StartExecutor } from "../executor.ts";
import type { Address } from "./address.ts";
import { brokerAt } from "./bullmq.ts";
import { Queued } from "./queued.ts";

const PATROL = 2000;

export function inQueue(
  { installation, now, terminal, command }: Effects,
  study: ResolvedStudy,
  holdings: Holdings,
  address: Address,
): StartExecutor {
  const { journals } = holdings.directory;
  const { modelHash, version } = installation;
  return () =>
    new Queued({
      connect: (listener) => brokerAt(address, installation, listener),
      modelHash,
      study: scenarioHash(study),
      journal: () => new JournalWriter(join(journals.folder, journalName(journals.session, "queue"))),
      clock: () => now().getTime() / 1000,
      note: (text) => terminal.note(text),
      noWorker: `No worker of this model (gridgov ${version}, model ${modelHash.slice(0, 12)}) is at ${address.shown}. Start some, on any machine:\n  ${command("worker", "--queue", address.shown)}`,
      patrol: PATROL,
    });
}
