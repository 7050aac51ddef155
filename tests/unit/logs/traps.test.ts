/** Traps that real logs set, each with a log of its own. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { NO_MAPPING } from "../../../scenarios/logs/mapping.ts";
import { UnreadableLog } from "../../../scenarios/logs/problems.ts";
import { LogReader } from "../../../scenarios/logs/reader.ts";
import { problem, readFile, readText } from "./read.ts";

const folder = mkdtempSync(join(tmpdir(), "gridgov-logs-"));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** Twelve cases of two events, `rest` in every row. */
function events(stamp: (c: number, e: number) => string, id: (c: number) => string = (c) => `c${c}`): string {
  const rows = Array.from({ length: 12 }, (_, c) => `${id(c)},in,${stamp(c, 0)},A\n${id(c)},out,${stamp(c, 1)},B\n`);
  return `case_id,activity,timestamp,org:group\n${rows.join("")}`;
}

const iso = (c: number, e: number): string => `2024-03-${String(c + 1).padStart(2, "0")} 0${8 + e}:00:00`;

describe("traps", () => {
  it("1: a case whose id is the text NA is a case", () => {
    const { summary } = readText(events(iso, (c) => ["NA", "null", "?", "NaN"][c] ?? `c${c}`));
    expect(summary).toMatchObject({ cases: 12, events: 24 });
  });

  it("2: of columns of one name the first is read, and that is said; ? is nothing", () => {
    const text = events(iso)
      .replace("org:group\n", "org:group,org:group\n")
      .replaceAll(",A\n", ",A,X\n")
      .replaceAll(",B\n", ",?,X\n");
    const read = readText(text);
    expect(read.summary.groups).toBe(1);
    expect(problem(read, "repeatedColumn")).toBe(1);
  });

  it("2: dates of which half could be either are read by those that could not", () => {
    const dmy = (c: number, e: number): string => `${c * 2 + 1}/03/2024 0${8 + e}:00`;
    const { summary, reading } = readText(events(dmy));
    expect(reading.dates).toEqual({ order: "dmy", evidence: 12, ambiguous: 12 });
    expect(summary.span).toEqual({ from: "2024-03-01", to: "2024-03-23", days: 23 });
    const mdy = (c: number, e: number): string => `03/${c * 2 + 1}/2024 0${8 + e}:00 AM`;
    expect(readText(events(mdy)).summary.span).toEqual(summary.span);
  });

  it("2: dates that nothing decides are said to be so, and a mapping decides", () => {
    const either = (c: number, e: number): string => `${(c % 3) + 1}/03/2024 0${8 + e}:00`;
    const undecided = readText(events(either));
    expect(undecided.reading.dates).toMatchObject({ evidence: 0 });
    expect(undecided.summary.span.to).toBe("2024-03-03");
    expect(readText(events(either), { ...NO_MAPPING, dates: "dmy" }).summary.span.to).toBe("2024-03-03");
    const swapped = (c: number, e: number): string => `05/${(c % 3) + 1}/2024 0${8 + e}:00`;
    expect(readText(events(swapped), { ...NO_MAPPING, dates: "dmy" }).summary.span).toMatchObject({
      from: "2024-01-05",
      to: "2024-03-05",
    });
  });

  it("2: a date that fits only the other order is counted", () => {
    const text = events((c, e) => `${c + 10}/03/2024 0${8 + e}:00`).replace("10/03/2024", "03/25/2024");
    expect(problem(readText(text), "otherDateOrder")).toBe(1);
  });

  it("3: offsets are honoured, and the hours of the day are those of the wall clock", () => {
    const mixed = (c: number, e: number): string => `${iso(c, e)}${c % 2 === 0 ? "+02:00" : "+01:00"}`;
    const { description, summary } = readText(events(mixed));
    expect(Array.from(description.arrivals.byHour).indexOf(1)).toBe(8);
    expect(summary.sojournDays.mean).toBeCloseTo(1 / 24, 12);
    const ordered = readText(
      "case_id,activity,timestamp\nc,first,2024-01-01T10:00+02:00\nc,second,2024-01-01T09:30+01:00\n",
    );
    expect(ordered.description.sojourn.max).toBe(0.5);
  });

  it("4: a date in a global block of XES is no event", () => {
    const xes = `<log><global scope="event"><date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>
      <trace><string key="concept:name" value="c"/><event><string key="concept:name" value="a"/>
      <date key="time:timestamp" value="2024-01-02T00:00:00Z"/></event></trace></log>`;
    expect(readText(xes).summary).toMatchObject({ cases: 1, events: 1, span: { from: "2024-01-02" } });
  });

  it("XES: what a trace or an event lacks is not what the one before it had; events outside traces are counted", () => {
    const event = (time: string, unit: string): string =>
      `<event><string key="concept:name" value="step"/><date key="time:timestamp" value="${time}"/>${unit}</event>`;
    const unit = `<string key="org:group" value="A"/>`;
    const xes = `<log>${event("2024-01-01T00:00:00Z", unit)}
      <trace><string key="concept:name" value="a"/><string key="category" value="x"/>
        ${event("2024-01-02T00:00:00Z", unit)}${event("2024-01-03T00:00:00Z", unit)}</trace>
      <trace>${event("2024-01-04T00:00:00Z", "")}</trace></log>`;
    const read = readText(xes);
    expect(read.description).toMatchObject({ cases: 2, events: 3, categories: 1, groups: 1 });
    expect(problem(read, "noCase")).toBe(1);
    const reader = new LogReader(NO_MAPPING);
    reader.push(xes);
    const { log } = reader.end();
    expect([...log.category.slice(0, 2)]).toEqual([0, -1]);
    expect([...log.group.slice(0, 3)]).toEqual([0, 0, -1]);
  });

  it("5: one idea has many names", () => {
    for (const column of ["org:group", "department", "Owner", "agency_responsible", "处置部门", "单位"]) {
      expect(readText(events(iso).replace("org:group", column)).summary.groups).toBe(2);
    }
  });

  it("6: artificial starts and ends are left out", () => {
    const text = events(iso).replace("c0,in", "c0,Start,2024-03-01 00:00:00,\nc0,in");
    const read = readText(text.replace("org:group", "org:resource"));
    expect(problem(read, "artificial")).toBe(1);
    expect(read.summary).toMatchObject({ events: 24, resources: 2, sojournDays: { max: expect.closeTo(1 / 24, 9) } });
  });

  it("7, 8, 11: negative durations, open cases, far deadlines, NaT", () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const closed = i === 0 ? "2024-01-01 08:00" : i < 10 ? "NaT" : `2024-01-${String(i).padStart(2, "0")} 10:00`;
      return `${i},2024-01-02 08:00,${closed},${i === 5 ? "2072-01-01 00:00" : "2024-01-20 00:00"},P\n`;
    });
    const read = readText(`case_id,opened,closed,deadline,department\n${rows.join("")}`);
    expect(read.summary).toMatchObject({ cases: 30, open: 9, sojournDays: { n: 20 } });
    expect(problem(read, "closedBeforeOpened")).toBe(1);
    expect(problem(read, "farDeadline")).toBe(1);
    // Open cases lie in the curve: half of 29 are closed later than half of the 20 closed ones.
    const half = read.summary.closedByDays.find(({ share }) => share === 0.5)?.days ?? 0;
    expect(half).toBeGreaterThan(read.summary.sojournDays.p50 ?? Number.POSITIVE_INFINITY);
    const due = read.summary.onTime.find(({ name }) => name === "closingOfDue");
    const closed = read.summary.onTime.find(({ name }) => name === "closingOfClosed");
    expect([due?.n, closed?.n]).toEqual([29, 21]);
  });

  it("9: bytes that are no UTF-8 are counted, row by row", async () => {
    const bytes = Buffer.concat([
      Buffer.from(events(iso)),
      Buffer.from("c0,x,2024-03-01 10:00:00,"),
      Buffer.of(0xff, 0xfe, 0x41, 0x0a),
    ]);
    const read = await readFile(put("unclean.csv", bytes));
    expect(problem(read, "uncleanText")).toBe(1);
    expect(read.summary).toMatchObject({ cases: 12, events: 25 });
  });

  it("9: letters with accents in an old encoding are not taken for Chinese", async () => {
    const text = events(iso).replaceAll(",A\n", ",Montréal\n").replaceAll(",B\n", ",Père, Noël\n");
    const read = await readFile(put("latin.csv", Buffer.from(text, "latin1")));
    expect(problem(read, "uncleanText")).toBe(24);
    expect(read.description.byUnit.cells.map(({ name }) => name)).toEqual(["P\uFFFDre"]);
  });

  it("10: rows of one case need not stand together, nor in order", () => {
    const [head, ...rows] = events(iso).trimEnd().split("\n");
    const shuffled = [head, ...rows.filter((_, i) => i % 2 === 1), ...rows.filter((_, i) => i % 2 === 0)].join("\n");
    const { summary } = readText(shuffled);
    expect(summary.problems).toMatchObject([{ kind: "outOfOrder", rows: 12 }]);
    const { problems: _, ...plain } = readText(events(iso)).summary;
    expect(summary).toMatchObject({ ...plain, problems: expect.anything() });
  });

  it("tasks of two rows are joined in whatever order; what never ends is no event", () => {
    const row = (c: number, what: string, hour: number, task = "a"): string =>
      `c${c},${task},${what},2024-01-${String(c + 1).padStart(2, "0")} ${String(hour).padStart(2, "0")}:00\n`;
    const rows = Array.from({ length: 12 }, (_, c) =>
      c % 2 === 0 ? row(c, "start", 8) + row(c, "COMPLETE", 10) : row(c, "complete", 10) + row(c, "Start", 8),
    );
    const text = `case_id,activity,lifecycle,timestamp\n${rows.join("")}${row(0, "start", 11, "b")}${row(1, "schedule", 7, "b")}`;
    const read = readText(text);
    expect(read.summary).toMatchObject({ rows: 26, events: 12, waiting: { cases: 12, workHours: 2, waitingHours: 0 } });
    expect(read.reading.problems).toEqual([{ kind: "unfinishedTask", rows: 1, lines: [26], leftOut: false }]);
  });

  it("work counts once, however tasks overlap; days of starts are exchanged with those of ends", () => {
    const task = (c: number, name: string, from: number, to: number): string =>
      `c${c},${name},start,${c + 1}/02/2024 ${String(from).padStart(2, "0")}:00\nc${c},${name},complete,${c + 1}/02/2024 ${to}:00\n`;
    const rows = Array.from(
      { length: 20 },
      (_, c) => task(c, "a", 10, 12) + task(c, "b", 8, 14) + task(c, "c", 16, 18),
    );
    const read = readText(`case_id,activity,lifecycle,timestamp\n${rows.join("")}`);
    expect(read.reading.dates?.order).toBe("dmy");
    expect(read.reading.problems).toEqual([]);
    expect(read.summary.waiting).toEqual({ cases: 20, workHours: 8, waitingHours: 2 });
  });

  it("bad rows are counted by kind, with their lines", () => {
    const text = `${events(iso)},in,2024-03-01 08:00:00,A\nc1,in,,A\nc1,in,yesterday,A\nc1,in,2024-02-30 08:00,A\nc1,in,2024-03-01 08:00:00\n`;
    const { reading, summary } = readText(text);
    expect(reading.problems).toEqual([
      { kind: "noCase", rows: 1, lines: [26], leftOut: true },
      { kind: "noTime", rows: 1, lines: [27], leftOut: true },
      { kind: "unreadableTime", rows: 2, lines: [28, 29], leftOut: true },
      { kind: "fieldCount", rows: 1, lines: [30], leftOut: false },
    ]);
    expect(summary).toMatchObject({ rows: 29, events: 25 });
  });
});

describe("dialects", () => {
  const table = events(iso);
  const same = (text: string | readonly string[]): void => {
    const { source: _, ...read } = readText(text).summary;
    const { source: __, ...plain } = readText(table).summary;
    expect(read).toEqual(plain);
  };

  it.each([";", "\t", "|"])("delimiter %j", (delimiter) => same(table.replaceAll(",", delimiter)));
  it("CRLF, CR, a mark in front, no line end at the end, empty lines", () => {
    same(table.replaceAll("\n", "\r\n"));
    same(table.replaceAll("\n", "\r"));
    same(`\uFEFF${table}`);
    same(table.trimEnd());
    same(table.replaceAll("\n", "\n\n"));
  });

  it("quotes, with delimiters, line ends and quotes within", () => {
    same(table.replaceAll(/([^,\n]+)/g, '"$1"'));
    const quoted = table.replaceAll(",A\n", ',"A, the ""first""\nof all"\n');
    expect(readText(quoted).summary).toMatchObject({ groups: 2, cases: 12 });
    same(table.replaceAll(/([^,\n]+)/g, "'$1'"));
  });

  it("whatever the pieces in which it arrives", () => {
    const quoted = table.replaceAll(",A\n", ',"A, the ""first"""\r\n');
    const whole = readText(quoted).summary;
    for (const size of [1, 2, 3, 7, 64]) {
      const pieces = Array.from({ length: Math.ceil(quoted.length / size) }, (_, i) =>
        quoted.slice(i * size, (i + 1) * size),
      );
      expect(readText(pieces).summary).toEqual(whole);
    }
  });

  it("GB18030, UTF-16 and gzip", async () => {
    const chinese = table
      .replace("case_id,activity,timestamp,org:group", "案件编号,环节,时间,处置部门")
      .replaceAll(",A\n", ",市容环卫\n");
    const gbk = new Map([...new Set(chinese)].map((c) => [c, gbkOf(c)]));
    const bytes = Buffer.concat([...chinese].map((c) => gbk.get(c) as Buffer));
    const expected = readText(chinese).summary;
    for (const [name, content] of [
      ["gbk.csv", bytes],
      ["utf16.csv", Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(chinese, "utf16le")])],
      ["gbk.csv.gz", gzipSync(bytes)],
    ] as const) {
      const { summary, reading } = await readFile(put(name, content));
      expect({ ...summary, source: expected.source }).toEqual(expected);
      expect(reading.mapping).toEqual({ case: "案件编号", activity: "环节", time: "时间", group: "处置部门" });
    }
  });

  it("an extract of a city without a case id has a case in every row", async () => {
    const head = "问题来源,问题类型,大类名称,小类名称,街道,上报时间,当前阶段,处置截止时间,处置结束时间";
    const rows = Array.from(
      { length: 20 },
      (_, i) =>
        `热线,事件,市容,乱堆,一街,2024/1/${i + 1} 8:00,${i < 18 ? "结案" : "处置"},2024/1/${i + 4} 8:00,${i < 18 ? `2024/1/${i + 2} 8:00` : ""}`,
    );
    const { summary, reading } = readText(`${head}\n${rows.join("\n")}\n`);
    expect(reading.mapping).toEqual({
      opened: "上报时间",
      closed: "处置结束时间",
      deadline: "处置截止时间",
      status: "当前阶段",
      category: "大类名称",
      area: "街道",
      channel: "问题来源",
    });
    expect(summary).toMatchObject({ cases: 20, open: 2, sojournDays: { n: 18, mean: expect.closeTo(1, 12) } });
    expect(summary.onTime.find(({ name }) => name === "closingOfClosed")).toMatchObject({ n: 18, share: 1 });
  });

  it("dates as they are written in China, and with am and pm", () => {
    for (const write of [
      (c: number, e: number) => `2024年3月${c + 1}日 ${8 + e}时00分00秒`,
      (c: number, e: number) => `2024/3/${c + 1} 上午${8 + e}:00:00`,
      (c: number, e: number) => `2024.03.${c + 1} ${8 + e}:00`,
      (c: number, e: number) => `2024-03-${String(c + 1).padStart(2, "0")}T0${8 + e}:00:00.000Z`,
      (c: number, e: number) => `3/${c + 1}/2024 ${8 + e}:00:00 AM`.replace(/^3\/([1-9])\//, "3/0$1/"),
    ]) {
      expect(readText(events(write)).summary.sojournDays).toMatchObject({ n: 12, mean: expect.closeTo(1 / 24, 12) });
    }
  });
});

/** GB18030 of the few characters above: two bytes each, by the decoder itself. */
function gbkOf(character: string): Buffer {
  const code = character.codePointAt(0) as number;
  if (code < 128) return Buffer.of(code);
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      if (trail !== 0x7f && decoder.decode(Uint8Array.of(lead, trail)) === character) return Buffer.of(lead, trail);
    }
  }
  throw new Error(`no two bytes for ${character}`);
}

describe("what is no log is refused, and why", () => {
  const why = (text: string): string => {
    try {
      readText(text);
    } catch (error) {
      if (error instanceof UnreadableLog) return error.message;
      throw error;
    }
    return "";
  };

  it("entities, document types, other XML", () => {
    const bomb = `<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><log><trace>&b;</trace></log>`;
    expect(why(bomb)).toContain("has a document type, which may define entities");
    expect(why(`<log><trace><string key="concept:name" value="&secret;"/></trace></log>`)).toContain(
      "is not well-formed XML",
    );
    expect(why("<html><body/></html>")).toContain("is XML, but no XES");
    expect(why(`<log>${"<list>".repeat(100)}`)).toContain("is nested deeper than 50 levels");
    expect(why("<log><trace>")).toContain("is not well-formed XML");
  });

  it("no columns that are known, and no case in it", () => {
    expect(why("a,b\n1,2\n")).toBe(
      "line 1: a log needs the time a case was opened, or a case with an activity and its time; recognised: nothing; of the 2 columns of the first row fewer than two have a known name; give --map",
    );
    expect(why("case_id,activity,13800138000\n1,2,3\n")).toContain(
      "recognised: case, activity; columns: case_id, activity, (not shown: it looks like data); give --map",
    );
    expect(why("case_id,activity,timestamp\n")).toBe("there is no case in it");
    expect(why("")).toBe("the file is empty");
    expect(why("{}")).toContain("neither OCEL nor a list of records");
    expect(why('{"secret": "13800138000"')).toMatch(/^is no valid JSON( \(at character \d+\))?$/);
  });

  it("a quote that nobody closes", () => {
    expect(why(`case_id,activity,timestamp\nc,"in,2024-01-01 00:00\n${"x".repeat(100)}`)).toContain(
      "line 2: a quote is not closed",
    );
  });

  it("what unpacks to far more than a log, and what is cut off", async () => {
    const bomb = put(
      "bomb.csv.gz",
      gzipSync(Buffer.alloc(70 << 20, `case_id,activity,timestamp,note\nc,a,2024-01-01 00:00,${"x".repeat(10_000)}\n`)),
    );
    await expect(readFile(bomb)).rejects.toThrow(/unpacks to more than \d+ bytes; unpack it yourself if you trust it/);
    const cut = put("cut.csv.gz", gzipSync(Buffer.from(events(iso))).subarray(0, 60));
    await expect(readFile(cut)).rejects.toThrow("the packed file is damaged or cut off");
    await expect(readFile(put("log.zip", "PK\u0003\u0004"))).rejects.toThrow("is a ZIP archive; unpack it first");
  });
});
