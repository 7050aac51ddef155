/** Every response, in the order in which tables show them. */

import { closing } from "./closing.ts";
import { cost } from "./cost.ts";
import { fragmentation } from "./fragmentation.ts";
import { hours } from "./hours.ts";
import { published } from "./published.ts";
import { residents } from "./residents.ts";
import type { Response } from "./response.ts";
import { same } from "./same.ts";
import { solving } from "./solving.ts";
import { staff } from "./staff.ts";
import { stages } from "./stages.ts";

export const RESPONSES: readonly Response[] = [
  ...solving,
  ...closing,
  ...fragmentation,
  ...residents,
  ...stages,
  ...staff,
  ...hours,
  ...cost,
  ...published,
  ...same,
];
