/** Text in YAML or JSON (a subset of it) to located values, within limits that hostile text cannot exceed. */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { CST, isAlias, isMap, isScalar, isSeq, Lexer, Parser, parseDocument } from "yaml";
import { type Diagnostic, diagnose, type Place, quote, said, show } from "./diagnostic.ts";
import { LineTable } from "./line-table.ts";
import { type Entry, type Located, type Scalar, step } from "./located.ts";

export const LARGEST = 1_000_000;
export const DEEPEST = 16;
/** Values in one document, those repeated by aliases counted each time. */
export const MOST_VALUES = 10_000;
/** What the lexer makes of a document, some ten for a value: each costs the package's parser up to 10 microseconds. */
export const MOST_LEXEMES = 10 * MOST_VALUES;
/** After so many keys that may not stand there the others are of no interest. */
const MOST_KEY_FAULTS = 100;
/** After so many faults in the syntax the others are consequences. */
const MOST_SYNTAX_ERRORS = 10;
/** Keys that reach an object's prototype in careless code, or make it throw (`toString`, `valueOf`). */
const PROTOTYPE_KEYS = new Set(["prototype", ...Object.getOwnPropertyNames(Object.prototype)]);

export interface Parsed {
  /** `null` if the text is no document at all. */
  readonly tree: Located | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param path how diagnostics name the file */
export function parse(text: string, path: string): Parsed {
  const whole: Place = { path, line: 1, column: 1 };
  const refuse = (at: Place, message: string, remedy: string): Parsed => ({
    tree: null,
    diagnostics: [diagnose(at, { message, remedy })],
  });
  const bytes = text.length > LARGEST ? text.length : utf8ToBytes(text).length;
  if (bytes > LARGEST) {
    return refuse(whole, `is larger than ${LARGEST} bytes`, "a scenario document takes a few thousand");
  }
  const lines = new LineTable(text, path);
  const excess = excessOf(text);
  if (excess !== null) return refuse(lines.placeOf(excess.offset), excess.message, "no document needs more than a few");
  const document = parseDocument(text, {
    prettyErrors: false,
    schema: "core",
    resolveKnownTags: false,
    stringKeys: true,
    // The package compares every pair of keys; `Conversion` looks each one up.
    uniqueKeys: false,
  });
  const faults = [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_ERRORS);
  if (faults.length > 0) {
    const diagnostics = faults.map((fault) =>
      diagnose(lines.placeOf(fault.pos[0]), { message: `is not valid YAML: ${said(fault.message)}` }),
    );
    return { tree: null, diagnostics };
  }
  const conversion = new Conversion(lines);
  const tree = conversion.convert(document.contents, 0, "", whole);
  return { tree: conversion.isRefused ? null : tree.located, diagnostics: conversion.diagnostics };
}

/**
 * Where the text nests deeper than `DEEPEST` or has more than `MOST_LEXEMES`, if it does.
 *
 * The package composes nested values by recursion, and a thousand open brackets abort Node itself ("RegExpCompiler
 * Allocation failed", yaml 2.9.1 on Node 20), which nothing can catch. Its lexer and parser keep their own stack.
 */
function excessOf(text: string): { readonly offset: number; readonly message: string } | null {
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const _token of parser.next(lexeme));
    const { stack, offset } = parser;
    if (stack.length > DEEPEST && stack.filter(CST.isCollection).length > DEEPEST) {
      return { offset, message: `is nested deeper than ${DEEPEST} levels` };
    }
    if (++lexemes > MOST_LEXEMES) return { offset, message: `has more than ${MOST_LEXEMES} words and signs` };
  }
  return null;
}

interface Converted {
  readonly located: Located;
  /** Number of values in it. */
  readonly size: number;
  /** Levels of collections in it. */
  readonly height: number;
}

class Conversion {
  readonly diagnostics: Diagnostic[] = [];
  isRefused = false;
  /** By anchor, the latest value; an alias shares it, and counts with its whole size. */
  private readonly anchored = new Map<string, Converted>();
  private readonly lines: LineTable;
  private total = 0;

  constructor(lines: LineTable) {
    this.lines = lines;
  }

  /** @param at the place of a value that was left out */
  convert(node: unknown, depth: number, pointer: string, at: Place): Converted {
    const nothing: Converted = { located: { kind: "scalar", at, value: null }, size: 1, height: 0 };
    if (this.isRefused) return nothing;
    if (isAlias(node))
      return this.repeat(node.source, depth, pointer, this.lines.placeOf(node.range?.[0] ?? 0)) ?? nothing;
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return nothing;
    const start = node.range === null || node.range === undefined ? at : this.lines.placeOf(node.range[0]);
    let converted: Converted;
    if (isScalar(node))
      converted = { located: { kind: "scalar", at: start, value: scalar(node.value) }, size: 1, height: 0 };
    else if (isMap(node)) converted = this.map(node.items, depth, pointer, start);
    else converted = this.list(node.items, depth, pointer, start);
    this.count(1, pointer, start);
    if (this.diagnostics.length >= MOST_KEY_FAULTS) this.refuse(start, pointer, "has too many faults to list them all");
    if (node.anchor !== undefined) this.anchored.set(node.anchor, converted);
    return converted;
  }

  private map(
    pairs: readonly { key: unknown; value: unknown }[],
    depth: number,
    pointer: string,
    at: Place,
  ): Converted {
    const entries = new Map<string, Entry>();
    let size = 1;
    let height = 0;
    for (const pair of pairs) {
      if (!isScalar(pair.key)) continue;
      const name = String(pair.key.value);
      const key = this.lines.placeOf(pair.key.range?.[0] ?? 0);
      const here = step(pointer, name);
      const value = this.convert(pair.value, depth + 1, here, key);
      size += value.size;
      height = Math.max(height, value.height);
      const first = entries.get(name);
      if (PROTOTYPE_KEYS.has(name)) {
        const message = `${quote(name)} is not allowed as a key`;
        this.diagnostics.push(diagnose(key, { pointer: here, name, message, remedy: "take another name" }));
      } else if (first !== undefined) {
        const message = `${quote(name)} is already set on line ${first.key.line}`;
        this.diagnostics.push(diagnose(key, { pointer: here, name, message, remedy: "keep one of the two" }));
      } else entries.set(name, { key, value: value.located });
    }
    return { located: { kind: "map", at, entries }, size, height: height + 1 };
  }

  private list(nodes: readonly unknown[], depth: number, pointer: string, at: Place): Converted {
    const items = nodes.map((node, index) => this.convert(node, depth + 1, step(pointer, index), at));
    const size = items.reduce((sum, item) => sum + item.size, 1);
    const height = items.reduce((most, item) => Math.max(most, item.height), 0);
    return { located: { kind: "list", at, items: items.map((item) => item.located) }, size, height: height + 1 };
  }

  private repeat(name: string, depth: number, pointer: string, at: Place): Converted | undefined {
    const anchored = this.anchored.get(name);
    if (anchored === undefined) {
      this.refuse(at, pointer, `no value before it has the anchor ${quote(name)}`);
      return undefined;
    }
    this.count(anchored.size, pointer, at);
    if (depth + anchored.height > DEEPEST) this.refuse(at, pointer, `is nested deeper than ${DEEPEST} levels`);
    return anchored;
  }

  private count(values: number, pointer: string, at: Place): void {
    this.total += values;
    if (this.total > MOST_VALUES)
      this.refuse(at, pointer, `has more than ${MOST_VALUES} values, repeated ones included`);
  }

  private refuse(at: Place, pointer: string, message: string): void {
    if (this.isRefused) return;
    this.isRefused = true;
    this.diagnostics.push(diagnose(at, { pointer, message, remedy: "write out what is meant" }));
  }
}

function scalar(value: unknown): Scalar {
  const isPlain =
    value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isPlain ? value : show(value);
}
