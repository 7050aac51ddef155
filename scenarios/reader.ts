/** Documents read from a source: each file once, what it extends merged into it, checked against its schema. */
import { check } from "./check.ts";
import { type Diagnostic, diagnose, ordered, type Place, quote, show, suggest } from "./diagnostic.ts";
import { KINDS, type Kind } from "./documents.ts";
import { type Located, type LocatedMap, locate, merge, plain, textAt, without } from "./located.ts";
import { parse } from "./parse.ts";
import { type Folder, folderOf, follow, isPath } from "./reference.ts";
import type { Registry } from "./registry.ts";
import type { Refusal, Source } from "./source.ts";

export interface Document {
  readonly path: string;
  readonly folder: Folder;
  readonly kind: Kind;
  readonly name: string;
  readonly tree: LocatedMap;
  /** Whether the merged document meets its schema: only then may `plain(tree)` be taken for its type. */
  readonly isValid: boolean;
}

/** Who refers to a document: a value in another one, or (without a folder) an argument of the command line. */
export interface Referrer {
  readonly at: Place;
  readonly pointer: string;
  readonly folder: Folder | null;
}

/** Documents that extend one another, the last not counted. */
const LONGEST_CHAIN = 16;

interface Unchecked {
  readonly path: string;
  readonly folder: Folder;
  readonly kind: Kind;
  readonly tree: LocatedMap;
}

/** The referrer that is the value at `pointer` of a document. */
export function referrer(document: Document, pointer: string): Referrer {
  return { at: locate(document.tree, pointer).at, pointer, folder: document.folder };
}

/** The command line as one that refers to a document. */
export function argument(path: string): Referrer {
  return { at: { path, line: 0, column: 0 }, pointer: "", folder: null };
}

export class DocumentReader {
  private readonly source: Source;
  private readonly registry: Registry;
  private readonly found: Diagnostic[] = [];
  private readonly unchecked = new Map<string, Unchecked | null>();
  private readonly documents = new Map<string, Document>();

  constructor(source: Source, registry: Registry) {
    this.source = source;
    this.registry = registry;
  }

  get diagnostics(): Diagnostic[] {
    return ordered(this.found);
  }

  report(...diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.found.push(diagnostic);
  }

  /**
   * Reads the document that a reference means.
   *
   * @param kinds the kinds expected there
   * @returns `null` if there is none to speak of; what is wrong is in `diagnostics`
   */
  open(reference: string, kinds: readonly Kind[], by: Referrer): Document | null {
    const loaded = this.load(reference, kinds, by, []);
    if (loaded === null) return null;
    const { path, kind } = loaded;
    if (!kinds.includes(kind)) {
      const message = `${quote(reference)} is a ${kind}; expected here is a ${kinds.join(" or ")}`;
      this.report(diagnose(by.at, { pointer: by.pointer, name: reference, expected: kinds.join(" or "), message }));
      return null;
    }
    return this.checked(path, loaded);
  }

  /**
   * Reads what a document has at a pointer: another document by its name or path, or written out there.
   *
   * @returns `null` if there is none to speak of; what is wrong is in `diagnostics`
   */
  openAt(document: Document, pointer: string, value: Located | undefined, kind: Kind): Document | null {
    if (value?.kind === "scalar" && typeof value.value === "string") {
      return this.open(value.value, [kind], referrer(document, pointer));
    }
    if (value?.kind !== "map") return null;
    const stated = textAt(value, "kind");
    const said: Located = { kind: "scalar", at: value.at, value: kind };
    const tree: LocatedMap =
      stated === null
        ? { ...value, entries: new Map([["kind", { key: value.at, value: said }], ...value.entries]) }
        : value;
    if (stated !== null && stated !== kind) {
      const message = `must be a ${kind}`;
      this.report(diagnose(value.at, { pointer, name: "kind", value: show(stated), expected: kind, message }));
      return null;
    }
    const loaded = this.inherit(tree, document.path, document.folder, []);
    return loaded === null ? null : this.checked(`${document.path}#${pointer}`, loaded);
  }

  /** @param key what the document is known by */
  private checked(key: string, { path, folder, kind, tree }: Unchecked): Document {
    let document = this.documents.get(key);
    if (document === undefined) {
      const faults = check(tree, kind, this.registry);
      this.report(...faults);
      document = { path, folder, kind, name: textAt(tree, "name") ?? "", tree, isValid: faults.length === 0 };
      this.documents.set(key, document);
    }
    return document;
  }

  /**
   * The text of a file that a document refers to and that is no document itself.
   *
   * @param reference - a path relative to the document's folder
   */
  readBeside(reference: string, by: Referrer): { readonly path: string; readonly text: string } | null {
    const target = by.folder === null ? null : follow(reference, by.folder);
    if (target === null) {
      const message = `${quote(reference)} leaves the folder of the document`;
      const remedy = "put it beside or below the document";
      this.report(diagnose(by.at, { pointer: by.pointer, name: reference, message, remedy }));
      return null;
    }
    const text = this.source.read(target.path, target.folder.root);
    if (typeof text === "string") return { path: target.path, text };
    this.report(refused(text, target.path, reference, by));
    return null;
  }

  /** @param chain the paths that led here by `extends` */
  private load(reference: string, kinds: readonly Kind[], by: Referrer, chain: readonly string[]): Unchecked | null {
    const target = this.resolve(reference, kinds, by);
    if (target === null) return null;
    const { path, folder } = target;
    if (chain.includes(path)) {
      const circle = [...chain.slice(chain.indexOf(path)), path].join(" -> ");
      const message = `extends itself: ${circle}`;
      this.report(diagnose(by.at, { pointer: by.pointer, name: reference, message, remedy: "break the circle" }));
      return null;
    }
    if (chain.length > LONGEST_CHAIN) {
      const message = `extends a chain of more than ${LONGEST_CHAIN} documents`;
      this.report(diagnose(by.at, { pointer: by.pointer, name: reference, message, remedy: "merge some of them" }));
      return null;
    }
    const known = this.unchecked.get(path);
    if (known !== undefined) return known;
    const text = this.source.read(path, by.folder !== null && isPath(reference) ? folder.root : null);
    if (typeof text !== "string") {
      this.report(refused(text, path, reference, by));
      return null;
    }
    const loaded = this.build(text, path, folder, chain);
    this.unchecked.set(path, loaded);
    return loaded;
  }

  private resolve(reference: string, kinds: readonly Kind[], by: Referrer): { path: string; folder: Folder } | null {
    if (isPath(reference)) {
      if (by.folder === null) return { path: reference, folder: folderOf(reference) };
      const target = follow(reference, by.folder);
      if (target === null) {
        const message = `${quote(reference)} leaves the folder of the document`;
        const remedy = "put what it needs beside or below it, or refer to a shipped document by name";
        this.report(diagnose(by.at, { pointer: by.pointer, name: reference, message, remedy }));
      }
      return target;
    }
    for (const kind of kinds) {
      const path = this.source.resolveName(kind, reference);
      if (path !== null) return { path, folder: folderOf(path) };
    }
    const message = `there is no ${kinds.join(" or ")} named ${quote(reference)}`;
    const shipped = kinds.flatMap((kind) => this.source.names?.(kind) ?? []);
    const remedy = suggest(reference, shipped) ?? "give the path of a file ending in .yaml or .json";
    this.report(diagnose(by.at, { pointer: by.pointer, name: reference, message, remedy }));
    return null;
  }

  private build(text: string, path: string, folder: Folder, chain: readonly string[]): Unchecked | null {
    const { tree, diagnostics } = parse(text, path);
    this.report(...diagnostics);
    if (tree === null) return null;
    if (tree.kind !== "map") {
      const value = tree.kind === "list" ? "a list" : show(plain(tree));
      const message = "must be a map of keys and values";
      this.report(diagnose(tree.at, { value, expected: "a map", message, remedy: "start with `kind:`" }));
      return null;
    }
    const said = textAt(tree, "kind");
    if (!KINDS.some((known) => known === said)) {
      const at = tree.entries.get("kind")?.value.at ?? tree.at;
      const value = said === null ? null : show(said);
      const message = `must be one of ${KINDS.join(", ")}`;
      const remedy = said === null ? "add `kind:`" : suggest(said, KINDS);
      this.report(diagnose(at, { pointer: "/kind", name: "kind", value, expected: KINDS.join(", "), message, remedy }));
      return null;
    }
    return this.inherit(tree, path, folder, chain);
  }

  /** @param tree of a known kind */
  private inherit(tree: LocatedMap, path: string, folder: Folder, chain: readonly string[]): Unchecked | null {
    const kind = textAt(tree, "kind") as Kind;
    const parent = textAt(tree, "extends");
    if (parent === null) return { path, folder, kind, tree };
    const by = { at: locate(tree, "/extends").at, pointer: "/extends", folder };
    const base = this.load(parent, [kind], by, [...chain, path]);
    if (base === null) return null;
    if (base.kind !== kind) {
      const message = `a ${kind} cannot extend a ${base.kind}`;
      this.report(diagnose(by.at, { pointer: by.pointer, name: parent, value: show(parent), expected: kind, message }));
      return null;
    }
    // A name is a document's own: inheriting it would make two documents of one name.
    const merged = merge(without(base.tree, "name", "extends"), tree) as LocatedMap;
    return { path, folder, kind, tree: merged };
  }
}

/** @returns a message on what stands at `at`, with the document that has it by extending another */
export function inherited({ path }: Document, at: Place, message: string): string {
  return at.path === path ? message : `${message}, in ${quote(path)}, which has this by extending another`;
}

/** Says why a file was not read. */
function refused(why: Refusal | null, path: string, reference: string, by: Referrer): Diagnostic {
  const message = why === null ? `there is no file ${quote(path)}` : `the file ${quote(path)} ${why.message}`;
  return diagnose(by.at, { pointer: by.pointer, name: reference, message, remedy: why?.remedy ?? null });
}
