/**
 * A journal: finished runs in the order in which one worker finished them, appended and never changed.
 *
 *     "GGR1"    marker
 *     uint32    length of the record, bytes
 *     uint32    CRC-32 of the record
 *     uint32    CRC-32 of the twelve bytes before
 *     record    see record.ts
 *
 * All little-endian. A process or machine that dies leaves at most a torn frame at the end, which readers leave out.
 */
import { closeSync, fdatasyncSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";

const MARKER = Buffer.from("GGR1", "latin1");
const HEAD = 16;
/** Bytes searched at a time for the next frame behind a damaged one. */
const WINDOW = 1 << 20;

/** The end of a journal, which one thread writes. */
export class JournalWriter {
  readonly #file: number;
  #bytes = 0;

  /** @param path - no such file exists yet */
  constructor(path: string) {
    this.#file = openSync(path, "ax");
  }

  /**
   * Appends one record; a crash of the process alone does not lose it any more.
   *
   * @throws the system's error, after which the journal is as it was before
   */
  append(record: Uint8Array): void {
    const frame = Buffer.alloc(HEAD + record.length);
    MARKER.copy(frame);
    frame.writeUInt32LE(record.length, 4);
    frame.writeUInt32LE(crc32(record), 8);
    frame.writeUInt32LE(crc32(frame.subarray(0, 12)), 12);
    frame.set(record, HEAD);
    try {
      for (let at = 0; at < frame.length; ) at += writeSync(this.#file, frame, at);
      this.#bytes += frame.length;
    } catch (error) {
      ftruncateSync(this.#file, this.#bytes);
      throw error;
    }
  }

  /** Has everything on the disk when it returns. */
  sync(): void {
    fdatasyncSync(this.#file);
  }

  /** Closes the journal, which is on the disk then. */
  close(): void {
    fsyncSync(this.#file);
    closeSync(this.#file);
  }
}

/** Where a record stands in its journal. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** What is no whole frame, from `start` up to `end`. */
export interface Damage {
  readonly start: number;
  readonly end: number;
}

export interface Scan {
  /** Bytes up to the end of the last whole frame. */
  readonly bytes: number;
  /** What follows it: a torn frame, as a crash leaves it; 0 if there is none. */
  readonly torn: number;
  /** Broken places between whole frames: no crash leaves those. */
  readonly damages: readonly Damage[];
}

/** Memory that is read into again and again: a million records leave no garbage. */
export class Scratch {
  #bytes = Buffer.allocUnsafe(4096);

  /** @returns so many bytes, whose content is that of the last use */
  take(length: number): Buffer {
    if (length > this.#bytes.length) this.#bytes = Buffer.allocUnsafe(2 * length);
    return this.#bytes.subarray(0, length);
  }
}

function readAt(file: number, offset: number, bytes: Buffer): Buffer {
  const { length } = bytes;
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, offset + read);
    if (more === 0) return bytes.subarray(0, read);
    read += more;
  }
  return bytes;
}

/** @returns the record of the frame at an offset, in the scratch memory, or null if there is no whole frame */
function frameAt(file: number, offset: number, size: number, scratch: Scratch): Buffer | null {
  const head = readAt(file, offset, scratch.take(HEAD));
  if (head.length < HEAD || !head.subarray(0, 4).equals(MARKER)) return null;
  if (head.readUInt32LE(12) !== crc32(head.subarray(0, 12))) return null;
  const length = head.readUInt32LE(4);
  const checksum = head.readUInt32LE(8);
  if (offset + HEAD + length > size) return null;
  const record = readAt(file, offset + HEAD, scratch.take(length));
  return record.length === length && crc32(record) === checksum ? record : null;
}

/** @returns the offset of the next whole frame behind an offset, or `size` */
function nextFrame(file: number, after: number, size: number, scratch: Scratch): number {
  const bytes = Buffer.allocUnsafe(WINDOW + MARKER.length - 1);
  for (let start = after; start < size; start += WINDOW) {
    // Windows overlap by a marker, which may stand across their border.
    const window = readAt(file, start, bytes);
    for (let at = window.indexOf(MARKER); at >= 0; at = window.indexOf(MARKER, at + 1)) {
      if (frameAt(file, start + at, size, scratch) !== null) return start + at;
    }
  }
  return size;
}

/**
 * Reads a journal from its start.
 *
 * @param visit - told every whole record, whose bytes are good until it returns
 */
export function scanJournal(path: string, visit: (record: Buffer, place: Place) => void): Scan {
  const file = openSync(path, "r");
  const scratch = new Scratch();
  try {
    const { size } = fstatSync(file);
    const damages: Damage[] = [];
    let offset = 0;
    let bytes = 0;
    while (offset < size) {
      const record = frameAt(file, offset, size, scratch);
      if (record === null) {
        const next = nextFrame(file, offset + 1, size, scratch);
        if (next === size) break;
        damages.push({ start: offset, end: next });
        offset = next;
        continue;
      }
      visit(record, { offset: offset + HEAD, length: record.length });
      offset += HEAD + record.length;
      bytes = offset;
    }
    return { bytes, torn: size - bytes, damages };
  } finally {
    closeSync(file);
  }
}

/** @returns a record that a scan has found, in the scratch memory */
export function readRecord(file: number, { offset, length }: Place, scratch: Scratch): Buffer {
  return readAt(file, offset, scratch.take(length));
}
