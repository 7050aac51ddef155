/** The catalogues by language. */
import { EN } from "./en.ts";
import type { Lang, Words } from "./words.ts";
import { ZH } from "./zh.ts";

export function words(lang: Lang): Words {
  return lang === "zh" ? ZH : EN;
}
