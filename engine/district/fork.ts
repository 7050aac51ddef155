/** Every policy of a replication starts from one burn-in: the state of one world is copied into another. */

type Fields = Record<string, unknown>;

/** Columns of which only the first rows are in use so far; the rest is as it was built, and is not copied. */
export interface Filling {
  readonly rows: number;
  readonly capacity: number;
}

const WHOLE: Filling = { rows: 1, capacity: 1 };

const isFilling = (value: object): value is Filling => "rows" in value && "capacity" in value;

/**
 * Copies the state of one object graph into another of the same shape: numbers, flags, texts, columns and lists. What
 * both share (the exogenous world) and what is no state (functions, which belong to their own world) stays.
 * @param from the state to copy; it is not changed
 * @param to an object of the same classes, freshly built; afterwards it goes on as `from` would
 * @throws TypeError if the two are not of one shape
 */
export function copyState(from: object, to: object): void {
  copyFields(from as Fields, to as Fields, { objects: new Set(), buffers: new Map() });
}

/** What has been copied, objects and memory: columns that share their memory share it in the copy too. */
interface Copies {
  readonly objects: Set<object>;
  readonly buffers: Map<ArrayBufferLike, ArrayBufferLike>;
}

function copyFields(from: Fields, to: Fields, copies: Copies): void {
  if (from === to || copies.objects.has(from)) return;
  copies.objects.add(from);
  const { rows, capacity } = isFilling(from) ? from : WHOLE;
  for (const key of Object.keys(from)) {
    const value = from[key];
    if (typeof value === "function") continue;
    if (typeof value !== "object" || value === null) to[key] = value;
    else if (ArrayBuffer.isView(value)) {
      const column = value as Float64Array;
      const isByRow = column.length % capacity === 0;
      to[key] = copiedColumn(
        column,
        to[key] as Float64Array,
        isByRow ? (column.length / capacity) * rows : column.length,
        copies,
      );
    } else to[key] = copied(value, to[key], key, copies);
  }
}

/** @returns what stands in the copy for a value: the target's own object, brought to the value's state */
function copied(value: object, target: unknown, key: string, copies: Copies): object {
  if (value === target) return value;
  if (ArrayBuffer.isView(value)) return copiedColumn(value as Float64Array, target as Float64Array, Infinity, copies);
  if (typeof target !== "object" || target === null || value.constructor !== target.constructor) {
    throw new TypeError(`cannot copy the state of ${key}: the two worlds are not of one shape`);
  }
  if (Array.isArray(value)) copyList(value, target as unknown[], key, copies);
  else if (value instanceof Map) copyMap(value, target as Map<unknown, unknown>);
  else copyFields(value as Fields, target as Fields, copies);
  return target;
}

/** @param used how many values of the column count, from its start */
function copiedColumn(value: Float64Array, target: Float64Array, used: number, copies: Copies): Float64Array {
  if (value === target) return value;
  if (value.length !== target.length) {
    const buffer = copies.buffers.get(value.buffer) ?? value.buffer.slice(0);
    copies.buffers.set(value.buffer, buffer);
    return new (value.constructor as Float64ArrayConstructor)(buffer, value.byteOffset, value.length);
  }
  target.set(used < value.length ? value.subarray(0, used) : value);
  return target;
}

function copyList(value: unknown[], target: unknown[], key: string, copies: Copies): void {
  target.length = value.length;
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    if (typeof item === "function") continue;
    target[i] = typeof item !== "object" || item === null ? item : copied(item, target[i], `${key}[${i}]`, copies);
  }
}

function copyMap(value: Map<unknown, unknown>, target: Map<unknown, unknown>): void {
  target.clear();
  for (const [k, v] of value) target.set(k, v);
}
