// Checks that bytes are well-formed AMQP values before rhea reads them. rhea trusts every count, and so allocates
// gigabytes for a list of a few bytes; a deeply nested value overflows its stack.

const DEEPEST = 32; // an attach with a filter has about 8 levels
// By the upper four bits of a constructor (AMQP 1.0, section 1.2): the number of bytes of a type with a fixed width.
const fixedWidths = [0, 0, 0, 0, 0, 1, 2, 4, 8, 16] as const;
const [FIXED, VARIABLE, COMPOUND, ARRAY] = [0x4, 0xa, 0xc, 0xe];

/** Returns the end of the value that begins `at`. Throws when it is malformed, or ends after `end`. */
export function endOfValue(bytes: Buffer, at: number, end: number, depth = 0): number {
  if (depth > DEEPEST) throw new Error('a value is nested too deep');
  const code = byteAt(bytes, at, end);
  if (code !== 0) return endOfContent(code, bytes, at + 1, end, depth);
  const afterDescriptor = endOfValue(bytes, at + 1, end, depth + 1);
  return endOfValue(bytes, afterDescriptor, end, depth + 1);
}

function endOfContent(code: number, bytes: Buffer, at: number, end: number, depth: number): number {
  const kind = code >>> 4;
  if (kind < FIXED) throw new Error(`unknown AMQP type 0x${code.toString(16)}`);
  if (kind < VARIABLE) return within(at + (fixedWidths[kind] ?? 0), end);
  const width = widthOfLength(kind);
  const from = within(at + width, end);
  const to = within(from + uintOf(bytes, at, width), end);
  if (kind >= COMPOUND) checkItems(kind, bytes, from, to, depth);
  return to;
}

function checkItems(kind: number, bytes: Buffer, from: number, to: number, depth: number): void {
  const width = widthOfLength(kind);
  const first = within(from + width, to);
  const count = uintOf(bytes, from, width);
  // Each item has at least one byte. An array of items without bytes, such as 4294967295 nulls, is of no use to
  // anybody.
  if (count > to - first) throw new Error(`a list of ${to - first} bytes cannot have ${count} items`);
  const endOfItems = kind >= ARRAY ? endOfArray : endOfList;
  if (endOfItems(bytes, first, to, count, depth + 1) !== to)
    throw new Error('a list does not end where its items do');
}

/** Throws unless these are the sections of a message, header to footer (AMQP 1.0, section 3.2). */
export function checkSections(message: Buffer): void {
  for (let at = 0; at < message.length; at = endOfValue(message, at, message.length)) {
    const isSmall = message[at + 1] === SMALL_ULONG;
    if (message[at] !== 0 || (isSmall && !isSection(message[at + 2])))
      throw new Error('it has an unknown section');
  }
}

const SMALL_ULONG = 0x53;

function isSection(descriptor: number = 0): boolean {
  return descriptor >= 0x70 && descriptor <= 0x78;
}

function endOfList(bytes: Buffer, at: number, end: number, count: number, depth: number): number {
  for (let n = 0; n < count; n++) at = endOfValue(bytes, at, end, depth);
  return at;
}

/** The items of an array have no constructors of their own: there is one before the first. */
function endOfArray(bytes: Buffer, at: number, end: number, count: number, depth: number): number {
  const isDescribed = byteAt(bytes, at, end) === 0;
  const constructor = isDescribed ? endOfValue(bytes, at + 1, end, depth) : at;
  const code = byteAt(bytes, constructor, end);
  at = constructor + 1;
  for (let n = 0; n < count; n++) at = endOfContent(code, bytes, at, end, depth);
  return at;
}

function byteAt(bytes: Buffer, at: number, end: number): number {
  within(at + 1, end);
  return bytes.readUInt8(at);
}

function widthOfLength(kind: number): 1 | 4 {
  return kind % 2 === 0 ? 1 : 4;
}

// `readUIntBE` accepts any width, and takes three times as long.
function uintOf(bytes: Buffer, at: number, width: 1 | 4): number {
  return width === 1 ? bytes.readUInt8(at) : bytes.readUInt32BE(at);
}

function within(at: number, end: number): number {
  if (at > end) throw new Error('a value is cut off');
  return at;
}
