/** The languages in which anything is said. */
export type Lang = "en" | "zh";
