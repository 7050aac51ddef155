/** Pseudonyms by a salt that stays on this machine: the same id has the same one as long as the salt is kept. */
import { createHmac, randomBytes } from "node:crypto";
import type { Pseudonym } from "../../scenarios/logs/deidentified.ts";
import { InputError } from "../errors.ts";
import type { Files } from "../store/files.ts";

/** Two of a million cases share one with a chance of one in thirty million. */
const BITS = 64;
const SALT = /^[0-9a-f]{64}\n?$/;

/**
 * @param path of the salt; one is made where there is none, for its owner's eyes only
 * @throws InputError if others may read it, or it is no salt
 * @source RFC 2104 (HMAC): without the salt, nobody can try all telephone numbers or ids
 */
export function pseudonymsBy(files: Files, path: string): Pseudonym {
  const { text, isPrivate } = files.secret(path, () => `${randomBytes(32).toString("hex")}\n`);
  if (!isPrivate) throw new InputError(`the salt ${path} can be read by others; chmod 600 it, or make a new one`);
  if (!SALT.test(text)) throw new InputError(`${path} is no salt: it must hold 64 hexadecimal digits`);
  const key = Buffer.from(text.trim(), "hex");
  return (kind, name) =>
    createHmac("sha256", key)
      .update(`${kind}\0${name}`)
      .digest("hex")
      .slice(0, BITS / 4);
}
