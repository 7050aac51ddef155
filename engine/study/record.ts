/** The rows of results and their fingerprint. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** One response of one policy in one replication; NaN where undefined. */
export interface ResultRow {
  /** The design point; absent where a study has one only. */
  readonly point?: string;
  readonly policy: string;
  readonly replication: number;
  readonly response: string;
  readonly value: number;
}

const CHUNK = 1 << 16;
const NOTHING = new Uint8Array(0);

/**
 * SHA-256 over result rows. A row is the design point's name where it has one, the policy's name, the replication, the response's name and the value: names as UTF-8
 * closed by a 0 byte, the replication as uint32 and the value as float64, both little-endian, every NaN as the one quiet NaN
 * and -0 as 0.
 *
 * @param rows - in canonical order: point as first asked for, policy as the study lists them, replication, response as the registry lists them
 * @returns 64 hexadecimal digits
 */
export function resultHash(rows: Iterable<ResultRow>): string {
  const hash = sha256.create();
  const names = new Map<string, Uint8Array>();
  const bytesOf = (name: string): Uint8Array => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const bytes = utf8ToBytes(`${name}\0`);
    names.set(name, bytes);
    return bytes;
  };

  let chunk = new Uint8Array(CHUNK);
  let view = new DataView(chunk.buffer);
  let at = 0;
  for (const row of rows) {
    const point = row.point === undefined ? NOTHING : bytesOf(row.point);
    const policy = bytesOf(row.policy);
    const response = bytesOf(row.response);
    const length = point.length + policy.length + response.length + 12;
    if (at + length > chunk.length) {
      hash.update(chunk.subarray(0, at));
      at = 0;
      if (length > chunk.length) {
        chunk = new Uint8Array(length);
        view = new DataView(chunk.buffer);
      }
    }
    chunk.set(point, at);
    at += point.length;
    chunk.set(policy, at);
    at += policy.length;
    view.setUint32(at, row.replication, true);
    at += 4;
    chunk.set(response, at);
    at += response.length;
    if (Number.isNaN(row.value)) {
      view.setUint32(at, 0, true);
      view.setUint32(at + 4, 0x7ff80000, true);
    } else {
      view.setFloat64(at, row.value + 0, true); // -0 + 0 is 0
    }
    at += 8;
  }
  hash.update(chunk.subarray(0, at));
  return bytesToHex(hash.digest());
}
