/** Working hours of an office open 09-17, Monday to Friday, since Monday 00:00 at time 0; counted hour by window. */
export function officeHours(at: number): number {
  const week = Math.floor(at / 168);
  let hours = 40 * week;
  for (let day = 0; day < 5; day++) {
    const opening = 168 * week + 24 * day + 9;
    hours += Math.min(8, Math.max(0, at - opening));
  }
  return hours;
}
