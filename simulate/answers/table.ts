/** Returns the entry of a key, and makes it if it is absent. */
export function entry<Key, Value>(table: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = table.get(key);
  if (known !== undefined) return known;
  const made = make();
  table.set(key, made);
  return made;
}

export function increase<Key>(table: Map<Key, number>, key: Key, by: number = 1): void {
  table.set(key, (table.get(key) ?? 0) + by);
}

/** Returns the table as a plain object for JSON, sorted by name. */
export function plain<Value, Plain>(
  table: ReadonlyMap<string, Value>,
  as: (value: Value) => Plain,
): Record<string, Plain> {
  const sorted = [...table].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, value]) => [key, as(value)]));
}
