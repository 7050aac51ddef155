/** A chart as a file of its own: colours are fixed, since no style sheet stands behind it, and it has a paper. */

/** What `currentColor` and the variables of a page are on white paper. */
const INK = "#1c1b19";
const PAPER = "#ffffff";

/**
 * @param svg as a chart function returns it
 * @returns the same with every variable resolved to its fallback, on white paper with a margin
 */
export function standalone(svg: string): string {
  const [, box] = /viewBox="([^"]*)"/.exec(svg) ?? [];
  const [, , width, height] = (box ?? "").split(" ").map(Number);
  if (!(width > 0) || !(height > 0)) throw new RangeError("a chart without a size cannot stand alone");
  const around = `viewBox="${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}"`;
  const paper = `<rect x="${-MARGIN}" y="${-MARGIN}" width="100%" height="100%" fill="${PAPER}"/>`;
  return svg
    .replaceAll(/var\(--[\w-]+,\s*([^()]+)\)/g, (_, fallback: string) => fallback.trim())
    .replaceAll("currentColor", INK)
    .replace(/viewBox="[^"]*"/, around)
    .replace(/ width="\d+"/, ` width="${width + 2 * MARGIN}"`)
    .replace(/ height="\d+"/, ` height="${height + 2 * MARGIN}"`)
    .replace(/^(<svg [^>]*>)/, (head) => `${head}${paper}`);
}

const MARGIN = 16;
