/// <reference types="svelte" />
/// <reference types="vite/client" />

/** Of the built program, put in by the build. */
declare const GRIDGOV: { readonly version: string; readonly modelHash: string };
