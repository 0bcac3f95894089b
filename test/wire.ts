/** What is left of a value on the wire: members that are undefined are not. */
export function onWire(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
