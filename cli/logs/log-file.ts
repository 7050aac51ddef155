/** A log on disk: unpacked, decoded and read as it streams by, and never wholly in memory. */
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { EventLog } from "../../engine/cases/log/event-log.ts";
import { type Encoding, encodingOf } from "../../scenarios/logs/encoding.ts";
import type { Mapping } from "../../scenarios/logs/mapping.ts";
import { UnreadableLog } from "../../scenarios/logs/problems.ts";
import { LogReader, type Reading } from "../../scenarios/logs/reader.ts";
import { InputError } from "../errors.ts";
import type { Files } from "../store/files.ts";

/** Bytes by which the encoding is told. */
const HEAD = 65_536;
/** Real logs shrink to a tenth or twentieth; what grows more than this, beyond a size that does no harm, is a bomb. */
const MOST_GROWTH = 100;
const HARMLESS = 64 << 20;
const LARGEST = 16 * 2 ** 30;

export interface LogFile extends Reading {
  readonly encoding: Encoding;
  readonly isPacked: boolean;
  /** Bytes on the disk. */
  readonly bytes: number;
}

/**
 * @param path of a file, plain or packed by gzip
 * @throws InputError that names the file and says why it cannot be read
 */
export async function readLogFile(
  files: Files,
  path: string,
  mapping: Mapping,
): Promise<{ log: EventLog; file: LogFile; ids: () => string[] }> {
  const found = files.find(path);
  if (found === null) throw new InputError(`there is no file ${path}`);
  if (!found.isOrdinary) throw new InputError(`${path} is no ordinary file`);
  const reader = new LogReader(mapping);
  let encoding: Encoding = "utf-8";
  let isPacked = false;
  try {
    const { head, pieces } = await begun(files.stream(path));
    if (head[0] === 0x50 && head[1] === 0x4b) throw new UnreadableLog("is a ZIP archive", 0, "unpack it first");
    isPacked = head[0] === 0x1f && head[1] === 0x8b;
    const bytes = isPacked ? unpacked(pieces, found.size) : pieces;
    const text = isPacked ? await begun(bytes) : { head, pieces: bytes };
    encoding = encodingOf(text.head);
    const decoder = new TextDecoder(encoding);
    for await (const piece of text.pieces) reader.push(decoder.decode(piece, { stream: true }));
    reader.push(decoder.decode());
    const { log, reading, ids } = reader.end();
    return { log, file: { ...reading, encoding, isPacked, bytes: found.size }, ids };
  } catch (error) {
    if (error instanceof UnreadableLog) throw new InputError(`${path}: ${error.message}`);
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code.startsWith("Z_")) throw new InputError(`${path}: the packed file is damaged or cut off`);
    throw error;
  }
}

/** The first bytes of a stream, and the whole of it. */
async function begun(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; pieces: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(first);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield head;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { head: head.subarray(0, HEAD), pieces: pieces() };
}

async function* unpacked(packed: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  const most = Math.min(LARGEST, Math.max(HARMLESS, size * MOST_GROWTH));
  const source = Readable.from(packed, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  source.on("error", (error) => gunzip.destroy(error));
  let bytes = 0;
  for await (const piece of source.pipe(gunzip)) {
    bytes += (piece as Uint8Array).length;
    if (bytes > most) {
      gunzip.destroy();
      source.destroy();
      throw new UnreadableLog(`unpacks to more than ${most} bytes`, 0, "unpack it yourself if you trust it");
    }
    yield piece as Uint8Array;
  }
}
