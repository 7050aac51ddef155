// Builds the viewer: one HTML file with everything in it, its worker included, that opens from a disk.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentPolicy } from "./content-policy.mjs";
import { readyValidators } from "./ready-validators.mjs";

const root = fileURLToPath(new URL("./", import.meta.url));
const top = fileURLToPath(new URL("../../../", import.meta.url));

export default defineConfig({
  root,
  configFile: false,
  logLevel: "warn",
  define: { GRIDGOV: readFileSync(`${top}dist/build.json`, "utf8").trim() },
  plugins: [readyValidators(), svelte({ configFile: false }), viteSingleFile(), contentPolicy()],
  // A module worker of a blob: address never starts on a page of a disk, and says nothing.
  worker: { format: "iife" },
  build: {
    outDir: `${top}dist/viewer`,
    emptyOutDir: true,
    target: "es2023",
    chunkSizeWarningLimit: 3000,
    // How long plugins take is of no interest to whoever builds.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
