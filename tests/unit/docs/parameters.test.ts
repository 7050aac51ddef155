/** The page of levers, factors and responses says what the lists say. `vitest --update` writes it anew. */
import { expect, test } from "vitest";
import { SHIPPED } from "../../../scenarios/registry.ts";
import { parametersMarkdown } from "../../../viz/tables/parameters.ts";

test("docs/parameters.md is what the lists of levers, factors and responses generate", async () => {
  const page = parametersMarkdown(SHIPPED.levers, SHIPPED.factors, SHIPPED.responses);
  await expect(page).toMatchFileSnapshot("../../../docs/parameters.md");
});
