/** The report as Markdown, made of its page: the same sentences and tables, charts as files beside it. */

const BLOCKS = new Set(["SECTION", "DIV", "ARTICLE", "HEADER", "FOOTER", "MAIN"]);
/** What serves the page alone: contents, links to skip, colours, and what only those who hear the page are told. */
const LEFT_OUT = new Set(["NAV", "STYLE", "SCRIPT", "svg", "SVG"]);

/**
 * @param page the report as a document
 * @param chartFile where the chart of a name is, as a reader of the Markdown finds it
 * @returns Markdown with tables in pipes, ending with a line feed
 */
export function reportMarkdown(page: Document, chartFile: (name: string) => string): string {
  const blocks: string[] = [];
  const walk = (parent: Element): void => {
    for (const element of [...parent.children]) {
      if (isLeftOut(element)) continue;
      const chart = element.getAttribute("data-chart");
      if (chart !== null) blocks.push(`![${labelOf(element)}](${chartFile(chart)})`);
      else if (!element.classList.contains("chart")) blocks.push(...blockOf(element, walk));
    }
  };
  walk(page.body);
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function isLeftOut(element: Element): boolean {
  return (
    LEFT_OUT.has(element.tagName) ||
    ["skip", "on-paper"].some((name) => element.classList.contains(name)) ||
    element.classList.contains("evidence-bar") ||
    (element.tagName === "A" && element.getAttribute("href")?.startsWith("#") === true)
  );
}

/** One element as blocks of text; containers are walked through. */
function blockOf(element: Element, walk: (parent: Element) => void): string[] {
  const { tagName } = element;
  if (/^H[1-6]$/.test(tagName)) return [`${"#".repeat(Number(tagName[1]))} ${inline(element)}`];
  if (tagName === "P") return [inline(element)];
  if (tagName === "UL" || tagName === "OL")
    return [[...element.children].map((item) => `- ${inline(item)}`).join("\n")];
  if (tagName === "PRE") return [`\`\`\`sh\n${element.textContent ?? ""}\n\`\`\``];
  if (tagName === "TABLE") return tableOf(element);
  if (tagName === "DL") {
    const pairs = [...element.children].map((pair) => `- ${inline(pair.children[0])}: ${inline(pair.children[1])}`);
    return [pairs.join("\n")];
  }
  if (tagName === "SUMMARY") {
    const heading = element.querySelector("h3");
    if (heading === null) return [`**${inline(element)}**`];
    return [`### ${inline(heading)}`, ...[...element.querySelectorAll(".summary")].map(inline)];
  }
  if (tagName === "DETAILS" || BLOCKS.has(tagName)) {
    walk(element);
    return [];
  }
  return [inline(element)];
}

/** Text of an element on one line; asides that are only heard stay, so that a mark keeps its word. */
function inline(element: Element | undefined): string {
  if (element === undefined) return "";
  const text = [...element.childNodes]
    .map((node) => {
      if (node.nodeType === 3) return escaped(node.textContent ?? "");
      if (node.nodeType !== 1) return "";
      const child = node as Element;
      if (child.classList.contains("swatch") || isLeftOut(child)) return "";
      if (child.tagName === "STRONG") return `**${inline(child)}**`;
      if (child.tagName === "CODE") return `\`${child.textContent ?? ""}\``;
      // What stands on a line of its own on the page must not run into the word before it.
      return /^(SPAN|DIV|H3)$/.test(child.tagName) ? ` ${inline(child)} ` : inline(child);
    })
    .join("");
  return text.replace(/\s+/g, " ").replaceAll(" )", ")").trim();
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_<>|[\]]/g, (character) => `\\${character}`);
}

function tableOf(table: Element): string[] {
  const caption = table.querySelector("caption");
  const heads = [...table.querySelectorAll("thead th")].map(inline);
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const numbers = [...table.querySelectorAll("thead th")].map((head) => head.classList.contains("number"));
  const rows = [...table.querySelectorAll("tbody tr")].map((tr) => {
    const cells = [...tr.children].map(inline);
    if (!tr.classList.contains("group")) return row(cells);
    return row([`**${cells[0]}**`, ...heads.slice(1).map(() => "")]);
  });
  return [
    inline(caption ?? undefined),
    [row(heads), row(numbers.map((isNumber) => (isNumber ? "---:" : "---"))), ...rows].join("\n"),
  ];
}

/** What the chart shows, in the words for those who cannot see it. */
function labelOf(element: Element): string {
  return (element.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "").replaceAll(/[[\]]/g, "");
}
