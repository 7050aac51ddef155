/** The worlds that a calibration accepted, as a design matrix that other studies read. */
import type { CalibrationVerdict } from "../../engine/study/calibration/verdict.ts";
import { csvLine } from "../store/csv.ts";

export function acceptedCsv({ dimensions, accepted }: CalibrationVerdict): string {
  const head = csvLine(dimensions.map(({ name }) => name));
  return head + accepted.map(({ settings }) => csvLine(settings)).join("");
}
