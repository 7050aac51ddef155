/** A response as its file writes it. */

import type { Measured } from "../measured.ts";
import type { Better, Response, ResponseGroup, Text } from "../registry.ts";

interface Extra {
  readonly counterpart?: string;
}

export const response = (
  name: string,
  group: ResponseGroup,
  en: string,
  zh: string,
  unit: string,
  better: Better,
  reduce: (measured: Measured) => number,
  extra: Extra = {},
): Response => ({ name, group, label: text(en, zh), unit, better, reduce, ...extra });

const text = (en: string, zh: string): Text => ({ en, zh });
