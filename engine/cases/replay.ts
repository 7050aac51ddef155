import type { CaseTable } from "./case-table.ts";
import { Request } from "./state.ts";

/** One line of an event log. */
export interface CaseEvent {
  /** Hours. */
  readonly at: number;
  /** Id of the matter in the table; it must have been born there. */
  readonly matter: number;
  /**
   * recorded (a further one is unlinked), contact (linked), dispatched, accepted, sentBack, passed, cooperation, done,
   * checked or closed.
   */
  readonly event: string;
  /** Unit id, -1 for none. */
  readonly unit: number;
  /** First word decides: done "true", checked "pass", cooperation "ok" or "fail", closed "rating satisfied". */
  readonly detail: string;
}

/** Reports the events of a log to a table. @throws RangeError for a word that is none of the above */
export function replay(events: readonly CaseEvent[], table: CaseTable): void {
  for (const { at, matter, event, unit, detail } of events) {
    const [word, next] = detail.split(" ");
    switch (event) {
      case "recorded":
        table.recorded(at, matter, unit, false);
        break;
      case "contact":
        table.recorded(at, matter, unit, true);
        break;
      case "dispatched":
        table.dispatched(at, matter, unit);
        break;
      case "accepted":
        table.accepted(at, matter, unit);
        break;
      case "sentBack":
        table.sentBack(at, matter, unit);
        break;
      case "passed":
        table.passed(at, matter, unit);
        break;
      case "cooperation":
        table.cooperation(at, matter, word === "ok" ? Request.succeeded : Request.failed);
        break;
      case "done":
        table.done(at, matter, unit, word === "true");
        break;
      case "checked":
        table.checked(at, matter, word === "pass");
        break;
      case "closed":
        table.closed(at, matter);
        if (word === "rating") {
          table.asked(matter);
          table.rated(at, matter, next === "satisfied");
        }
        break;
      default:
        throw new RangeError(`Unknown event "${event}" of matter ${matter} at ${at} h`);
    }
  }
}
