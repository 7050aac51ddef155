/**
 * Never run twice: a store is a folder of run directories, and what one of them holds may be used by any study. A result
 * counts if the model, everything it depends on (`scenarioKeys`) and the replication are the same, whatever the study
 * was called.
 */
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../errors.ts";
import type { Files } from "./files.ts";
import { Journals } from "./journals.ts";
import { MATTERS, mattersFile } from "./matters.ts";
import { Points } from "./points.ts";
import { isSameResult, type StoredResult } from "./record.ts";
import { FILE, manifestIn } from "./run-directory.ts";

/** What a store has to offer: a result, and the file of its matters where they were stored. */
export interface Found {
  readonly result: StoredResult;
  readonly matters: string | null;
}

/** Where a scenario's results stand. */
interface Source {
  readonly path: string;
  readonly journals: Journals;
  readonly point: number;
  readonly policy: number;
  readonly matters: boolean;
}

export class Store {
  readonly #sources = new Map<string, Source[]>();
  readonly #open: Journals[] = [];

  /**
   * @param paths - folders of run directories, or run directories
   * @param except - the directory that asks
   * @param modelHash - of the results wanted
   * @throws InputError if there is no such folder
   */
  constructor(files: Files, paths: readonly string[], except: string, modelHash: string) {
    const within = paths.flatMap((path) => {
      const names = files.list(path);
      if (names === null) throw new InputError(`--store ${path}: there is no such folder.`);
      return [path, ...names.map((name) => join(path, name))];
    });
    const runs = within.filter(
      (run) =>
        existsSync(join(run, FILE.manifest)) && (!existsSync(except) || realpathSync(run) !== realpathSync(except)),
    );
    for (const run of new Set(runs)) {
      const manifest = manifestIn(files, run);
      if (manifest.modelHash === modelHash) this.#add(files, run, manifest.matters);
    }
  }

  /**
   * @returns what is known of a scenario (see `scenarioKeys`) in a replication, or null
   * @throws InputError if two directories hold it with different results
   */
  find(scenario: string, replication: number, withMatters: boolean): Found | null {
    let found: (Found & { readonly path: string }) | null = null;
    for (const { path, journals, point, policy, matters } of this.#sources.get(scenario) ?? []) {
      if (!journals.has(point, policy, replication) || (withMatters && !matters)) continue;
      const result = journals.run(point, replication).results.find((one) => one.policy === policy)!;
      if (found === null) {
        const file = matters ? join(path, MATTERS, mattersFile(point, replication, policy)) : null;
        found = { path, result, matters: file };
      } else if (!isSameResult(found.result, result)) {
        throw new InputError(
          `${found.path} and ${path} hold different results of the same run (replication ${replication}, scenario ${scenario.slice(0, 12)}). One of the machines, or of the programs, is at fault: run one of them again elsewhere and see.`,
        );
      }
    }
    return found;
  }

  close(): void {
    for (const journals of this.#open) journals.close();
  }

  #add(files: Files, path: string, matters: boolean): void {
    const journals = new Journals(join(path, FILE.journals));
    this.#open.push(journals);
    new Points(files, path).list.forEach(({ policies }, point) => {
      policies.forEach(({ scenario }, policy) => {
        const known = this.#sources.get(scenario) ?? [];
        this.#sources.set(scenario, [...known, { path, journals, point, policy, matters }]);
      });
    });
  }
}
