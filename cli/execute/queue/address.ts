/** Where a queue is. What it is called in messages holds no credentials. */
import type { Effects } from "../../effects.ts";
import { InputError } from "../../errors.ts";

export interface Address {
  readonly broker: "redis" | "postgres";
  /** With credentials: for the driver alone. */
  readonly url: string;
  /** Without. */
  readonly shown: string;
}

const BROKERS: Readonly<Record<string, Address["broker"]>> = {
  "redis:": "redis",
  "rediss:": "redis",
  "postgres:": "postgres",
  "postgresql:": "postgres",
};

/** Instead of the option's value: so that credentials stand on no command line. */
const VARIABLE = "GRIDGOV_QUEUE";

/** @throws InputError, which does not repeat the text: it may hold a password */
export function addressOf(text: string): Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  const broker = BROKERS[url?.protocol ?? ""];
  if (url === null || broker === undefined || url.hostname === "") {
    throw new InputError(
      "The queue must be the address of a broker, such as redis://localhost:6379, rediss://user:password@host or postgres://host/database.",
    );
  }
  return { broker, url: text, shown: `${url.protocol}//${url.host}${url.pathname === "/" ? "" : url.pathname}` };
}

/**
 * @param asked - the option's value; true if it was given without one
 * @throws InputError if there is no address, or it is none
 */
export function addressAsked({ variable }: Pick<Effects, "variable">, asked: string | true | undefined): Address {
  const text = typeof asked === "string" ? asked : variable(VARIABLE);
  if (text === undefined) throw new InputError(`No queue is named: give --queue its address, or set ${VARIABLE}.`);
  return addressOf(text);
}
