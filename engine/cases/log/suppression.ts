/** Below so many cases a figure could be a person's. */
export const FEWEST_TOLD = 10;

/**
 * Which cells of a table are not told when its total is: those of fewer than ten cases and, so that what is left of the
 * total belongs to nobody in particular, as many of the smallest others as it takes until the hidden ones are at least
 * two with at least ten cases together.
 * @param cases by cell; a cell of none says nothing of anybody, and hides no other
 * @returns 1 for a hidden cell
 * @source Hundepool et al. 2012, Statistical Disclosure Control, section 4.2 (secondary suppression)
 */
export function hiddenCells(cases: ArrayLike<number>): Uint8Array {
  const hidden = new Uint8Array(cases.length);
  let [cells, sum] = [0, 0];
  const hide = (i: number): void => {
    hidden[i] = 1;
    cells++;
    sum += cases[i];
  };
  for (let i = 0; i < cases.length; i++) if (cases[i] > 0 && cases[i] < FEWEST_TOLD) hide(i);
  if (cells === 0) return hidden;
  const others = Array.from(hidden, (_, i) => i).filter((i) => cases[i] >= FEWEST_TOLD);
  others.sort((a, b) => cases[a] - cases[b] || a - b);
  for (const i of others) {
    if (cells >= 2 && sum >= FEWEST_TOLD) break;
    hide(i);
  }
  return hidden;
}
