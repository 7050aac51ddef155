/** In which encoding a text stands, by its first bytes. */
export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/**
 * @param head the first bytes of the text, some tens of thousands if there are so many
 * @returns UTF-8 if marked so or valid as such; GB18030 if that fits better; else UTF-8, whose broken bytes are counted
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  const utf8 = faultsAsUtf8(head);
  if (utf8 === 0) return "utf-8";
  const { faults, characters, common } = asGb18030(head);
  // Letters with accents, one byte each, pair with their neighbours into rare characters; Chinese text is of common ones.
  return faults < utf8 && common > characters / 2 ? "gb18030" : "utf-8";
}

/** @source RFC 3629, section 4 */
function faultsAsUtf8(bytes: Uint8Array): number {
  let faults = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i++];
    if (lead < 0x80) continue;
    const length =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1;
    // A character that the head cuts off is no fault.
    if (length > 0 && i + length > bytes.length) break;
    let good = length > 0;
    for (let k = 0; good && k < length; k++) good = (bytes[i + k] & 0xc0) === 0x80;
    if (good) i += length;
    else faults++;
  }
  return faults;
}

/**
 * @returns how many characters of more than one byte there are, and how many of them are those of GB 2312
 * @source GB 18030-2022: two bytes 81-FE, 40-7E or 80-FE; four bytes 81-FE, 30-39, 81-FE, 30-39; GB 2312: A1-F7, A1-FE
 */
function asGb18030(bytes: Uint8Array): { faults: number; characters: number; common: number } {
  let faults = 0;
  let common = 0;
  let characters = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i++];
    if (lead < 0x80) continue;
    const next = bytes[i];
    if (next === undefined) break;
    const isTwo = lead > 0x80 && lead < 0xff && next >= 0x40 && next !== 0x7f && next !== 0xff;
    const isFour = lead > 0x80 && lead < 0xff && next >= 0x30 && next <= 0x39;
    if (isTwo || isFour) {
      characters++;
      if (lead >= 0xa1 && lead <= 0xf7 && next >= 0xa1) common++;
      i += isTwo ? 1 : 3;
    } else faults++;
  }
  return { faults, characters, common };
}
