/** The parts of a page that are written by a program, between markers. */

/**
 * @param page Markdown with `<!-- name -->` and `<!-- /name -->` each on a line of its own
 * @returns the page with other lines between the two
 * @throws if the page lacks a marker
 */
export function replaceBetween(page: string, name: string, lines: readonly string[]): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the page has no place for ${name}: expected ${begin}${end}`);
  return `${page.slice(0, from + begin.length)}${lines.join("\n")}\n${page.slice(to)}`;
}
