/** XES, the XML of process mining (IEEE 1849-2016 and the older 1.0): read as it streams by, and written. */
import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from "saxes";
import type { Assembler } from "./assembler.ts";
import { AttributeNames, addEvent, FieldRow } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import { UnreadableLog } from "./problems.ts";
import type { FormatReader } from "./reader.ts";

/** Attributes may nest; ten levels are more than any log has. */
const DEEPEST = 50;

const ATTRIBUTES = new Set(["string", "date", "int", "float", "boolean", "id"]);

export class XesReader implements FormatReader {
  readonly format = "xes";
  private readonly parser = new SaxesParser();
  private readonly names: AttributeNames;
  private readonly assembler: Assembler;
  private readonly path: string[] = [];
  private readonly trace = new FieldRow();
  /** Events of the running trace, held back until its attributes are all known; so many of the rows are in use. */
  private readonly events: { readonly row: FieldRow; line: number }[] = [];
  private used = 0;
  private traces = 0;
  private hasRoot = false;

  constructor(mapping: Mapping, assembler: Assembler) {
    this.names = new AttributeNames(mapping);
    this.assembler = assembler;
    const { parser } = this;
    parser.on("error", (error) => {
      throw new UnreadableLog(`is not well-formed XML (${error.message.replace(/^\d+:\d+: /, "")})`, parser.line);
    });
    parser.on("doctype", () => {
      throw new UnreadableLog("has a document type, which may define entities", parser.line, "remove it");
    });
    parser.on("opentag", (tag) => this.open(tag));
    parser.on("closetag", (tag) => this.close(tag));
  }

  push(piece: string): void {
    this.parser.write(piece);
  }

  end(): void {
    this.parser.close();
    if (!this.hasRoot) throw new UnreadableLog("is XML, but no XES", 0, "its root must be `log`");
  }

  get mapping(): FormatReader["mapping"] {
    return this.names.read;
  }

  get unread(): readonly string[] {
    return this.names.unread;
  }

  private open({ name, attributes }: SaxesTagPlain): void {
    const { path } = this;
    const parent = path.at(-1);
    if (path.length === 0) {
      if (name !== "log") throw new UnreadableLog("is XML, but no XES", this.parser.line, "its root must be `log`");
      this.hasRoot = true;
    }
    if (path.length >= DEEPEST) throw new UnreadableLog(`is nested deeper than ${DEEPEST} levels`, this.parser.line);
    path.push(name);
    if (name === "trace" && parent === "log") {
      this.trace.clear();
      this.used = 0;
    } else if (name === "event" && parent === "trace") this.begin();
    // Only what stands directly in a trace or an event: a date in `global` is no event's, nor one nested in another.
    else if (parent === "event" && path.length === 4 && path[1] === "trace") this.attribute(name, attributes, parent);
    else if (parent === "trace" && path.length === 3) this.attribute(name, attributes, parent);
  }

  private attribute(name: string, attributes: Record<string, SaxesAttributePlain | string>, parent: string): void {
    if (!ATTRIBUTES.has(name)) return;
    const key = String(attributes.key ?? "");
    const known = this.names.find(parent === "trace" ? `case:${key}` : key);
    if (known === null) return;
    (parent === "trace" ? this.trace : this.events[this.used - 1].row).set(known, String(attributes.value ?? ""));
  }

  private close({ name }: SaxesTagPlain): void {
    const { path, assembler } = this;
    path.pop();
    const parent = path.at(-1);
    if (name === "event" && parent === "trace") this.events[this.used - 1].line = this.parser.line;
    // The standard allows events outside traces.
    else if (name === "event" && parent === "log") assembler.problems.add("noCase", this.parser.line);
    else if (name === "trace" && parent === "log") {
      const otherwise = `trace ${++this.traces}`;
      for (let i = 0; i < this.used; i++)
        addEvent(assembler, this.trace, this.events[i].row, this.events[i].line, otherwise);
    }
  }

  private begin(): void {
    if (this.used === this.events.length) this.events.push({ row: new FieldRow(), line: 0 });
    else this.events[this.used].row.clear();
    this.used++;
  }
}

/** An attribute of XES: its element, key and value. */
export type XesAttribute = readonly [
  "string" | "date" | "int" | "float" | "boolean",
  key: string,
  value: string | number,
];

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  // Control characters that XML 1.0 cannot hold at all are dropped.
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, "").replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

function attributeLine([type, key, value]: XesAttribute, indent: string): string {
  return `${indent}<${type} key="${escaped(key)}" value="${escaped(String(value))}"/>\n`;
}

const EXTENSIONS = [
  ["Concept", "concept"],
  ["Lifecycle", "lifecycle"],
  ["Organizational", "org"],
  ["Time", "time"],
] as const;

/** What stands before the first trace. @source IEEE 1849-2016 */
export function xesHead(attributes: readonly XesAttribute[]): string {
  const extensions = EXTENSIONS.map(
    ([name, prefix]) =>
      `  <extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`,
  );
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n`,
    `<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">\n`,
    ...extensions,
    `  <global scope="trace">\n`,
    attributeLine(["string", "concept:name", "UNKNOWN"], "    "),
    `  </global>\n  <global scope="event">\n`,
    attributeLine(["string", "concept:name", "UNKNOWN"], "    "),
    attributeLine(["string", "lifecycle:transition", "complete"], "    "),
    attributeLine(["date", "time:timestamp", "1970-01-01T00:00:00.000Z"], "    "),
    `  </global>\n`,
    `  <classifier name="Activity" keys="concept:name"/>\n`,
    `  <classifier name="Unit" keys="org:group"/>\n`,
    ...attributes.map((attribute) => attributeLine(attribute, "  ")),
  ].join("");
}

export function xesTrace(attributes: readonly XesAttribute[], events: readonly (readonly XesAttribute[])[]): string {
  const own = attributes.map((attribute) => attributeLine(attribute, "    ")).join("");
  const all = events.map(
    (event) => `    <event>\n${event.map((attribute) => attributeLine(attribute, "      ")).join("")}    </event>\n`,
  );
  return `  <trace>\n${own}${all.join("")}  </trace>\n`;
}

export const XES_TAIL = "</log>\n";
