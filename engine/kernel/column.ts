/** Numbers of one kind, by index. */
export type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Int8Array | Uint8Array;

/** @returns a copy with room for `length` values; the new ones are 0 */
export function grown<C extends Column>(column: C, length: number): C {
  const longer = new (column.constructor as new (length: number) => C)(length);
  longer.set(column);
  return longer;
}
