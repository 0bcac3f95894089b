/** Returns a value as it is on the wire: without members that are undefined. */
export function onWire(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
