import { expect, test } from "vitest";
import { copyState } from "../../../engine/district/fork.ts";
import { CalendarQueue } from "../../../engine/kernel/time/calendar-queue.ts";

test("an event list that has grown goes on in the copy as in the original, and apart from it", () => {
  const original = new CalendarQueue();
  const copy = new CalendarQueue();
  for (let id = 0; id < 1000; id++) original.push((id * 7919) % 1013, 0, 1, id, 0);
  copyState(original, copy);
  for (const list of [original, copy])
    for (let id = 1000; id < 3000; id++) list.push((id * 104729) % 1013, 0, 1, id, 0);
  const order = (list: CalendarQueue) => {
    const ids: number[] = [];
    while (list.pop()) ids.push(list.at, list.id);
    return ids;
  };
  const expected = order(original);
  expect(expected).toHaveLength(6000);
  expect(order(copy)).toEqual(expected);
});
