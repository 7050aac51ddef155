/** One value set from outside the documents, as `--set name=value` does. */

import type { Lever } from "../engine/district/levers/lever.ts";
import type { Factor } from "../engine/district/registry.ts";
import { type Diagnostic, diagnose, quote, show, suggest } from "./diagnostic.ts";
import { optionsOf, type Registry } from "./registry.ts";
import type { Result } from "./result.ts";

export type Setting =
  | { readonly sets: "factor"; readonly name: string; readonly value: number | string }
  /** Without a policy: in every policy, the baseline included. */
  | { readonly sets: "lever"; readonly policy: string | null; readonly name: string; readonly value: number | string };

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * @param assigned `[name, text]`, the name of a factor, of a lever, or `policy.lever`
 * @param policies the names of the policies of the study
 */
export function readSetting(
  assigned: readonly [string, string],
  registry: Registry,
  policies: readonly string[],
): Result<Setting, Diagnostic> {
  const [target, text] = assigned;
  const at = { path: `--set ${target}=${text}`, line: 0, column: 0 };
  const fail = (name: string, message: string, remedy: string | null): Result<Setting, Diagnostic> => ({
    ok: false,
    error: diagnose(at, { name, message, remedy }),
  });
  const dot = target.indexOf(".");
  const policy = dot < 0 ? null : target.slice(0, dot);
  const name = target.slice(dot + 1);
  const factor = registry.factors.find((entry) => entry.name === name);
  const lever = registry.levers.find((entry) => entry.name === name);
  const entry = policy === null ? (factor ?? lever) : lever;
  if (policy !== null && !policies.includes(policy)) {
    return fail(policy, `the study has no policy ${quote(policy)}`, suggest(policy, policies));
  }
  if (entry === undefined) {
    const known = [...(policy === null ? registry.factors : []), ...registry.levers].map((candidate) => candidate.name);
    return fail(
      name,
      `${quote(name)} is not a known ${policy === null ? "factor or lever" : "lever"}`,
      suggest(name, known),
    );
  }
  const value = readValue(text, entry);
  if (!value.ok) {
    const { expected, remedy } = value.error;
    const message = `must be ${expected}`;
    return {
      ok: false,
      error: diagnose(at, { name, value: show(DECIMAL.test(text) ? Number(text) : text), expected, message, remedy }),
    };
  }
  if (entry === factor && policy === null) return { ok: true, value: { sets: "factor", name, value: value.value } };
  return { ok: true, value: { sets: "lever", policy, name, value: value.value } };
}

interface Refusal {
  readonly expected: string;
  readonly remedy: string | null;
}

function readValue(text: string, entry: Lever | Factor): Result<number | string, Refusal> {
  const options = optionsOf(entry);
  const refuse = (expected: string, remedy: string | null): Result<number | string, Refusal> => ({
    ok: false,
    error: { expected, remedy },
  });
  if (entry.kind !== "number") {
    const known = options ?? [];
    return known.includes(text)
      ? { ok: true, value: text }
      : refuse(`one of ${known.join(", ")}`, suggest(text, known));
  }
  const allowed = `allowed: ${entry.min} to ${entry.max} ${entry.unit}`;
  if (!DECIMAL.test(text)) return refuse("a number", allowed);
  const value = Number(text);
  if (value < entry.min) return refuse(`at least ${entry.min}`, allowed);
  if (value > entry.max) return refuse(`at most ${entry.max}`, allowed);
  return { ok: true, value };
}
