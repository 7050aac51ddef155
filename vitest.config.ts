import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A browser on a busy machine: what is waited for comes late, and still comes.
    expect: { poll: { timeout: 20_000 } },
  },
});
