/** How wide letters are, and where lines break, without a browser: a cautious estimate for the report's font stack. */

const NARROW = new Set("iljtfrI.,:;'|()[]!/ -·");
const BROAD = new Set("mwMW%@—");
/** Characters that may not begin a line in Chinese typesetting. */
const NOT_FIRST = new Set("，。；：、！？）》」”’…%");

/** @returns whether a character takes the width of a Chinese one */
export function isWide(character: string): boolean {
  const c = character.codePointAt(0) ?? 0;
  return (
    (c >= 0x1100 && c <= 0x115f) ||
    (c >= 0x2e80 && c <= 0xa4cf) ||
    (c >= 0xac00 && c <= 0xd7a3) ||
    (c >= 0xf900 && c <= 0xfaff) ||
    (c >= 0xfe30 && c <= 0xfe6f) ||
    (c >= 0xff00 && c <= 0xff60) ||
    (c >= 0xffe0 && c <= 0xffe6) ||
    (c >= 0x20000 && c <= 0x3fffd)
  );
}

/**
 * @param text one line
 * @param size font size, px
 * @returns its width, px, on the safe side
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    if (isWide(character)) ems += 1;
    else if (NARROW.has(character)) ems += 0.36;
    else if (BROAD.has(character)) ems += 0.92;
    else if (character >= "A" && character <= "Z") ems += 0.7;
    else ems += 0.59;
  }
  return ems * size;
}

/**
 * Breaks a text into lines: at spaces, and between Chinese characters.
 * @param text any text
 * @param size font size, px
 * @param width of a line, px
 * @returns lines; a word longer than a line keeps a line of its own
 */
export function wrap(text: string, size: number, width: number): string[] {
  const tokens: string[] = [];
  for (const character of text) {
    const last = tokens.at(-1);
    const lastCharacter = last === undefined ? "" : ([...last].at(-1) ?? "");
    const isBreak = last === undefined || lastCharacter === " " || isWide(character) || isWide(lastCharacter);
    if (isBreak && !(last !== undefined && NOT_FIRST.has(character))) tokens.push(character);
    else tokens[tokens.length - 1] = last + character;
  }
  const lines: string[] = [];
  let line = "";
  for (const token of tokens) {
    if (line !== "" && textWidth((line + token).trimEnd(), size) > width) {
      lines.push(line.trim());
      line = "";
    }
    line += token;
  }
  if (line.trim() !== "") lines.push(line.trim());
  return lines;
}

/**
 * Moves labels apart on a line by as little as possible: labels that would touch form a block around their mean place.
 * @param wanted positions, px
 * @param gap least distance of two labels, px
 * @param from lowest position allowed
 * @param to highest position allowed
 * @returns a position for each label, in the order given
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const blocks: { sum: number; members: number[] }[] = [];
  const start = (block: { sum: number; members: number[] }): number => {
    const free = block.sum / block.members.length - ((block.members.length - 1) * gap) / 2;
    return Math.max(from, Math.min(free, to - (block.members.length - 1) * gap));
  };
  for (const i of order) {
    blocks.push({ sum: wanted[i], members: [i] });
    while (blocks.length > 1) {
      const last = blocks[blocks.length - 1];
      const before = blocks[blocks.length - 2];
      if (start(before) + before.members.length * gap <= start(last)) break;
      blocks.pop();
      before.sum += last.sum;
      before.members.push(...last.members);
    }
  }
  const at = new Array<number>(wanted.length).fill(0);
  for (const block of blocks) {
    block.members.forEach((i, rank) => {
      at[i] = start(block) + rank * gap;
    });
  }
  return at;
}
