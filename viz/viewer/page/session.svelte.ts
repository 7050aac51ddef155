/** What the whole page shares: language, paper, and the scenario as the sliders have it. */
import type { LeverValues } from "../../../engine/district/registry.ts";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { LARGEST } from "../../../scenarios/parse.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import type { ResolvedStudy } from "../../../scenarios/study.ts";
import { words } from "../../words/catalogue.ts";
import { viewerWords } from "../../words/viewer.ts";
import type { Lang } from "../../words/words.ts";
import { type Draft, type DraftedStudy, draftOf, openFiles, startFrom, studyOf } from "../draft.ts";
import { pack, unpack } from "../sharing.ts";
import { SHIPPED_DOCUMENTS } from "./shipped.ts";

export type Theme = "auto" | "light" | "dark";
export type Tab = "watch" | "compare" | "explore" | "run";

/** What the page opens with, from the shipped main study: the two arrangements that the reform is about. */
const FIRST = ["part-time", "full-time-separated"];

function shipped(name: string): ResolvedStudy {
  const study = readStudy(name, SHIPPED_DOCUMENTS);
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value;
}

export class Session {
  lang = $state<Lang>(navigator.language.startsWith("zh") ? "zh" : "en");
  theme = $state<Theme>("auto");
  tab = $state<Tab>("watch");
  draft = $state.raw<Draft>(draftOf(shipped("main"), FIRST));
  /** Which replication is watched. */
  replication = $state(0);
  /** What is wrong with a file or an address that was opened, line by line. */
  problems = $state.raw<readonly string[]>([]);
  problemsAre = $state<"file" | "address">("file");
  /** Name of a study that came from a file or an address, null for shipped ones. */
  foreign = $state<string | null>(null);

  readonly w = $derived(viewerWords(this.lang));
  readonly words = $derived(words(this.lang));
  /** What the sliders say, read back by the readers; the faults if it cannot be run. */
  readonly drafted = $derived(studyOf(this.draft));

  readonly shippedStudies = SHIPPED_DOCUMENTS.names?.("study") ?? [];

  get runnable(): DraftedStudy | null {
    return this.drafted.ok ? this.drafted.value : null;
  }

  /** Begins with a shipped study. */
  choose(name: string): void {
    this.begin(shipped(name));
    this.foreign = null;
  }

  begin(study: ResolvedStudy): void {
    this.draft = draftOf(study, FIRST);
    this.replication = 0;
    this.problems = [];
  }

  choosePolicy(at: number, name: string): void {
    this.setPolicies(at, startFrom(this.draft.base, name));
  }

  setLevers(at: number, levers: LeverValues): void {
    this.setPolicies(at, { from: this.draft.policies[at].from, levers });
  }

  private setPolicies(at: number, policy: Draft["policies"][number]): void {
    this.draft = { ...this.draft, policies: this.draft.policies.map((own, i) => (i === at ? policy : own)) };
  }

  set(part: Partial<Pick<Draft, "factors" | "seed" | "replications" | "stopping">>): void {
    this.draft = { ...this.draft, ...part };
  }

  /** Reads files that somebody chose or dropped. */
  async open(files: readonly File[]): Promise<void> {
    const texts = new Map<string, string>();
    for (const file of files) {
      // Larger ones are refused by the readers too, but need not be in memory for that.
      texts.set(file.name, file.size > LARGEST ? "x".repeat(LARGEST + 1) : await file.text());
    }
    const study = openFiles(texts, SHIPPED_DOCUMENTS);
    this.problemsAre = "file";
    if (!study.ok) {
      this.problems = study.error.map(formatDiagnostic);
      return;
    }
    this.begin(study.value);
    this.foreign = files.map(({ name }) => name).join(", ");
  }

  /** Puts what the sliders say into the address of the page. @returns the address */
  async share(): Promise<string | null> {
    if (this.runnable === null) return null;
    const parts = new URLSearchParams({
      study: await pack(this.runnable.text),
      world: String(this.replication),
      lang: this.lang,
    });
    history.replaceState(null, "", `#${parts}`);
    return location.href;
  }

  /** Takes what the address holds, if it holds anything. */
  async readAddress(): Promise<void> {
    const parts = new URLSearchParams(location.hash.slice(1));
    const lang = parts.get("lang");
    if (lang === "en" || lang === "zh") this.lang = lang;
    const letters = parts.get("study");
    if (letters === null) return;
    this.problemsAre = "address";
    try {
      const text = await unpack(letters, LARGEST);
      const study = openFiles(new Map([["address.yaml", text]]), SHIPPED_DOCUMENTS);
      if (!study.ok) {
        this.problems = study.error.map(formatDiagnostic);
        return;
      }
      this.begin(study.value);
      this.foreign = study.value.name;
      const world = Number(parts.get("world"));
      if (Number.isInteger(world) && world >= 0 && world < 100_000) this.replication = world;
    } catch (error) {
      this.problems = [error instanceof Error ? error.message : String(error)];
    }
  }
}
