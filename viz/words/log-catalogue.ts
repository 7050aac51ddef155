import type { LogWords } from "./logs.ts";
import { LOGS_EN } from "./logs-en.ts";
import { LOGS_ZH } from "./logs-zh.ts";
import type { Lang } from "./words.ts";

export function logWords(lang: Lang): LogWords {
  return lang === "zh" ? LOGS_ZH : LOGS_EN;
}
