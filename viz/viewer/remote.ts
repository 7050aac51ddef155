/** Asking another thread: one message there, one back, answered in order. */

/** What may be asked: by name, what is sent and what comes back; both are structured clones. */
export type Errands = Readonly<Record<string, (asked: never) => unknown>>;

export type Asked<E extends Errands, K extends keyof E> = Parameters<E[K]>[0];
export type Answered<E extends Errands, K extends keyof E> = Awaited<ReturnType<E[K]>>;

interface Question {
  readonly id: number;
  readonly errand: string;
  readonly asked: unknown;
}

type Answer = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly error: { readonly message: string; readonly stack: string } }
);

/** The part of a Worker, or of its inside, that is used here. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}

/** The columns of a value, which leave without a copy. */
export function columnsIn(value: unknown, found: Set<ArrayBuffer> = new Set()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (Array.isArray(value)) for (const item of value) columnsIn(item, found);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) columnsIn(item, found);
  return found;
}

/** Answers what is asked through a port. */
export function serve(errands: Errands, port: Port): void {
  port.addEventListener("message", ({ data }) => {
    const { id, errand, asked } = data as Question;
    try {
      const value = (errands[errand] as (asked: unknown) => unknown)(asked);
      port.postMessage({ id, value } satisfies Answer, [...columnsIn(value)]);
    } catch (error) {
      const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ id, error: { message, stack } } satisfies Answer);
    }
  });
}

export class Remote<E extends Errands> {
  private readonly port: Port;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private asked = 0;

  constructor(port: Port) {
    this.port = port;
    port.addEventListener("message", ({ data }) => {
      const answer = data as Answer;
      const waiter = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ("error" in answer) waiter?.reject(Object.assign(new Error(answer.error.message), answer.error));
      else waiter?.resolve(answer.value);
    });
  }

  /** @throws what was thrown there */
  async ask<K extends keyof E & string>(errand: K, asked: Asked<E, K>): Promise<Answered<E, K>> {
    const id = this.asked++;
    return (await new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.port.postMessage({ id, errand, asked } satisfies Question);
    })) as Answered<E, K>;
  }

  /** Nothing more is answered: everybody who waits is told so. */
  close(reason: string): void {
    for (const waiter of this.waiting.values()) waiter.reject(new Error(reason));
    this.waiting.clear();
  }
}
