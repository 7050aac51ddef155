/** A document in the part of an address after `#`: nothing of it is sent to a server. */

/** Letters of an address, as base64 for addresses has them. */
function toLetters(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromLetters(letters: string): Uint8Array<ArrayBuffer> {
  const binary = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError(`the document in the address is larger than ${most} bytes`);
    }
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** @returns letters that stand for a text in an address */
export async function pack(text: string): Promise<string> {
  const bytes = new Uint8Array(new TextEncoder().encode(text));
  return toLetters(await through(bytes, new CompressionStream("deflate-raw"), Infinity));
}

/**
 * @param most bytes that the text may have: few letters can stand for gigabytes
 * @throws for letters that stand for no text
 */
export async function unpack(letters: string, most: number): Promise<string> {
  const bytes = await through(fromLetters(letters), new DecompressionStream("deflate-raw"), most);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
