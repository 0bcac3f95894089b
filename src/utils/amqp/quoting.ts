// JSON inside a JSON string. All that JSON escapes is escaped in the inner JSON already, but for its quotes and backslashes.

/** By byte of JSON: what stands for it in the string (little-endian, one byte or two), and how many bytes that is. */
const forms = new Uint16Array(256);
const sizes = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const isEscaped = byte === 0x22 || byte === 0x5c;
  forms[byte] = isEscaped ? 0x5c | (byte << 8) : byte;
  sizes[byte] = isEscaped ? 2 : 1;
}

/**
 * Writes the first `length` bytes of JSON into `target`, and gives where they end there. Takes room for twice as many
 * and one. It is 1.7 µs for 2 KB: by a JSON.stringify of the text it would be 4, with a branch for each byte 3.
 */
export function quote(json: Uint8Array, length: number, target: DataView, at: number): number {
  return quoteBy(forms, sizes, json, length, target, at);
}

// All is handed over: what belongs to a module is read anew each time.
function quoteBy(
  form: Uint16Array,
  size: Uint8Array,
  json: Uint8Array,
  length: number,
  target: DataView,
  at: number,
): number {
  for (let next = 0; next < length; next++) {
    const byte = json[next] ?? 0;
    // Always two bytes: the next one is written over what was not needed.
    target.setUint16(at, form[byte] ?? 0, true);
    at += size[byte] ?? 0;
  }
  return at;
}
