/** Where the built program stands, and which model it carries. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Build {
  readonly version: string;
  /** SHA-256 over the engine's sources, fixed at build. */
  readonly modelHash: string;
}

export interface Installation extends Build {
  /** The folder of shipped documents. */
  readonly scenarios: string;
  /** The file that Node starts. */
  readonly main: string;
  /** The file that worker threads load. */
  readonly worker: string;
  /** The page of the viewer, with all that it needs. */
  readonly viewer: string;
}

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** @throws if the program was not built by `npm run build` */
export function readBuild(): Build {
  return JSON.parse(readFileSync(beside("../build.json"), "utf8")) as Build;
}

/** @returns the installation of this very file, which is dist/cli/installation.js */
export function findInstallation(): Installation {
  return {
    ...readBuild(),
    scenarios: beside("../../scenarios/"),
    main: beside("./main.js"),
    worker: beside("./execute/worker.js"),
    viewer: beside("../viewer/index.html"),
  };
}
