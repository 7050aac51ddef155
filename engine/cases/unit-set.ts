/** A set of units is a bitmask over their ids, 0 to 30. */
export function hasUnit(units: number, unit: number): boolean {
  return ((units >> unit) & 1) === 1;
}

/** @returns the number of units in the set */
export function countUnits(units: number): number {
  let count = 0;
  for (; units !== 0; units &= units - 1) count++;
  return count;
}
