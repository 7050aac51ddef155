/** Every chart as it was last looked at, an element a line: a change here is a change of the picture. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CHARTS } from "../../fixtures/charts.ts";

test.each(Object.entries(CHARTS))("%s", async (name, draw) => {
  const lines = `${draw(860).replaceAll("><", ">\n<")}\n`;
  await expect(lines).toMatchFileSnapshot(fileURLToPath(new URL(`${name}.svg`, import.meta.url)));
});
