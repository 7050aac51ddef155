/** Which policies of a study run, and which of them is the baseline. */
import { type Diagnostic, diagnose, quote, show, suggest } from "./diagnostic.ts";
import { MOST_POLICIES, type StudyDocument } from "./documents.ts";
import { type Located, locate, plain, textAt } from "./located.ts";
import { argument, type Document, type DocumentReader, inherited } from "./reader.ts";

/** A policy as a study lists it: by a reference, or written out and then known by its name. */
export interface Member extends Document {
  readonly reference: string;
}

export function openPolicies(document: Document, reader: DocumentReader): (Member | null)[] {
  const open = (value: Located, pointer: string): Member | null => {
    const policy = reader.openAt(document, pointer, value, "policy");
    if (policy === null) return null;
    const reference = value.kind === "scalar" ? String(value.value) : policy.name;
    return { ...policy, reference };
  };
  if (document.kind === "scenario") {
    const value = document.tree.entries.get("policy")?.value;
    return value === undefined ? [] : [open(value, "/policy")];
  }
  const list = document.tree.entries.get("policies")?.value;
  if (list?.kind !== "list") return [];
  // What is neither text nor a map is the schema's to report, and so is a longer list: what is beyond is not even opened.
  return list.items
    .slice(0, MOST_POLICIES)
    .flatMap((item, index) =>
      item.kind === "map" || (item.kind === "scalar" && typeof item.value === "string")
        ? [open(item, `/policies/${index}`)]
        : [],
    );
}

/**
 * @param asked the only policies wanted, by name in the study or as references
 * @returns the policies to run, the baseline first, or `null` if the names do not fit together (reported to the reader)
 */
export function choosePolicies(
  document: Document,
  members: readonly (Member | null)[],
  asked: readonly string[] | undefined,
  reader: DocumentReader,
): Member[] | null {
  if (members.includes(null)) return null;
  const own = members.filter((member) => member !== null);
  if (hasFaults(document, own, reader)) return null;
  const isNamed = (name: string) => (member: Member) => member.name === name || member.reference === name;
  const baseline = document.kind === "study" ? own.find(isNamed(textAt(document.tree, "baseline") ?? "")) : own[0];
  if (baseline === undefined) return null;
  if (asked === undefined) return [baseline, ...own.filter((member) => member !== baseline)];

  const by = argument(`--policies ${asked.join(",")}`);
  if (asked.length > MOST_POLICIES) {
    const message = `names ${asked.length} policies`;
    const remedy = `at most ${MOST_POLICIES} are compared at once`;
    reader.report(diagnose({ ...by.at, path: "--policies" }, { message, remedy }));
    return null;
  }
  const chosen = asked.map((name): Member | null => {
    const member = own.find(isNamed(name));
    if (member !== undefined) return member;
    const other = reader.open(name, ["policy"], by);
    return other === null ? null : { ...other, reference: name };
  });
  if (chosen.includes(null)) return null;
  const found = chosen.filter((member) => member !== null);
  const twice = repeated(found.map((member) => member.name));
  if (twice !== undefined) {
    reader.report(
      diagnose(by.at, { name: twice, message: `names ${quote(twice)} twice`, remedy: "keep one of the two" }),
    );
    return null;
  }
  if (found.length < (isPaired(document) ? 2 : 1)) {
    const message = "names too few policies";
    reader.report(diagnose(by.at, { message, remedy: "a comparison needs one beside its baseline" }));
    return null;
  }
  const first = found.find((member) => member.name === baseline.name) ?? found[0];
  return [first, ...found.filter((member) => member !== first)];
}

/** Whether what is studied is a difference between policies. */
function isPaired({ kind, tree }: Document): boolean {
  const method = textAt(tree, "method");
  return (
    kind === "study" &&
    method !== "calibrate" &&
    method !== "optimise" &&
    method !== "sweep" &&
    method !== "sensitivity"
  );
}

/** What no schema can see: whether the names in a study fit together. */
function hasFaults(document: Document, members: readonly Member[], reader: DocumentReader): boolean {
  if (document.kind !== "study") return false;
  const study = plain(document.tree) as StudyDocument;
  const names = members.map((member) => member.name);
  const known = new Set([...names, ...members.map((member) => member.reference)]);
  const faults: Diagnostic[] = [];
  const fault = (pointer: string, name: string, message: string, remedy: string | null): void => {
    const at = locate(document.tree, pointer).at;
    faults.push(diagnose(at, { pointer, name, value: show(name), message: inherited(document, at, message), remedy }));
  };
  if (members.length < 2 && isPaired(document)) {
    const at = locate(document.tree, "/policies").at;
    const expected = "at least 2 entries";
    faults.push(
      diagnose(at, {
        pointer: "/policies",
        name: "policies",
        value: "a list",
        expected,
        message: "must have at least 2 of them",
      }),
    );
  }
  if (!known.has(study.baseline)) {
    fault("/baseline", study.baseline, "must be one of the policies", suggest(study.baseline, names));
  }
  names.forEach((name, index) => {
    if (name !== "" && names.indexOf(name) < index) {
      fault(`/policies/${index}`, name, "has the name of a policy before it", "give each policy its own name");
    }
  });
  const baseline = members.find((member) => [member.name, member.reference].includes(study.baseline))?.name;
  study.attributions?.forEach(({ name, of, via }, index, all) => {
    const pointer = `/attributions/${index}`;
    if (all.findIndex((other) => other.name === name) < index) {
      fault(`${pointer}/name`, name, "has the name of an attribution before it", "give each its own name");
    }
    for (const [key, policy] of [
      ["of", of],
      ["via", via],
    ]) {
      const here = `${pointer}/${key}`;
      if (!names.includes(policy)) fault(here, policy, "must be one of the policies", suggest(policy, names));
      else if (policy === baseline)
        fault(here, policy, "must not be the baseline", "name a policy that is compared with it");
    }
    if (of === via) fault(`${pointer}/via`, via, "must differ from `of`", "name the policy half-way to it");
  });
  study.match?.forEach(({ policy }, index) => {
    if (!names.includes(policy))
      fault(`/match/${index}/policy`, policy, "must be one of the policies", suggest(policy, names));
  });
  reader.report(...faults);
  return faults.length > 0;
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) < index);
}
