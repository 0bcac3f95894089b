// Reads single values from bytes that `endOfValue` has found well-formed (AMQP 1.0, section 1.6).
import { isUtf8 } from 'node:buffer';
import { endOfValue } from './well-formed.ts';

const [NULL, TRUE, FALSE, BOOLEAN] = [0x40, 0x41, 0x42, 0x56];
const [UINT, SMALL_UINT, UINT0] = [0x70, 0x52, 0x43];
const [STR8, STR32, BIN8, BIN32] = [0xa1, 0xb1, 0xa0, 0xb0];
const [SYM8, SYM32, ARRAY8, ARRAY32] = [0xa3, 0xb3, 0xe0, 0xf0];
const [USHORT, ULONG, SMALL_ULONG, ULONG0] = [0x60, 0x80, 0x53, 0x44];
const [LIST8, LIST32, MAP8, MAP32] = [0xc0, 0xd0, 0xc1, 0xd1];

/** Returns the offsets of a list's items, or of a map's keys and values; an empty array for any other value. */
export function itemsAt(bytes: Buffer, at: number): number[] {
  const width = widthOf(bytes[at], LIST8, LIST32) ?? widthOf(bytes[at], MAP8, MAP32);
  if (width === undefined) return [];
  const items: number[] = [];
  const count = width === 1 ? bytes.readUInt8(at + 2) : bytes.readUInt32BE(at + 5);
  for (let item = at + 1 + 2 * width; items.length < count; item = endOfValue(bytes, item, bytes.length))
    items.push(item);
  return items;
}

/** Returns a uint; `undefined` when it is null or absent. Throws for any other type. */
export function uintAt(bytes: Buffer, at: number | undefined): number | undefined {
  if (at === undefined || bytes[at] === NULL) return undefined;
  return asUint(bytes, at) ?? wrong('uint');
}

/** Returns a uint; `undefined` for any other type. */
export function asUint(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] === SMALL_UINT) return bytes.readUInt8(at + 1);
  if (bytes[at] === UINT) return bytes.readUInt32BE(at + 1);
  return bytes[at] === UINT0 ? 0 : undefined;
}

/** Returns a ushort; `undefined` for any other type. */
export function asUshort(bytes: Buffer, at: number): number | undefined {
  return bytes[at] === USHORT ? bytes.readUInt16BE(at + 1) : undefined;
}

/** Returns a ulong; `undefined` for any other type. */
export function asUlong(bytes: Buffer, at: number): bigint | undefined {
  if (bytes[at] === SMALL_ULONG) return BigInt(bytes.readUInt8(at + 1));
  if (bytes[at] === ULONG) return bytes.readBigUInt64BE(at + 1);
  return bytes[at] === ULONG0 ? 0n : undefined;
}

export function isNull(bytes: Buffer, at: number): boolean {
  return bytes[at] === NULL;
}

/** Returns a boolean; false when it is null or absent. Throws for any other type. */
export function flagAt(bytes: Buffer, at: number | undefined): boolean {
  if (at === undefined || bytes[at] === NULL) return false;
  return asFlag(bytes, at) ?? wrong('boolean');
}

/** Returns a boolean; `undefined` for any other type. */
export function asFlag(bytes: Buffer, at: number): boolean | undefined {
  if (bytes[at] === BOOLEAN) return bytes[at + 1] === 1;
  if (bytes[at] === TRUE) return true;
  return bytes[at] === FALSE ? false : undefined;
}

function wrong(type: string): never {
  throw new Error(`a ${type} is of another type`);
}

/** Returns a string; `undefined` for any other type. */
export function stringAt(bytes: Buffer, at: number): string | undefined {
  return textAt(bytes, at)?.toString('utf8');
}

/** Returns a string; `undefined` for any other type. Throws when it is not UTF-8. */
export function checkedStringAt(bytes: Buffer, at: number): string | undefined {
  const text = textAt(bytes, at);
  if (text !== undefined && !isUtf8(text)) throw new Error('a string is not UTF-8');
  return text?.toString('utf8');
}

/** Returns the bytes of a string, not copied; `undefined` for any other type. */
export function textAt(bytes: Buffer, at: number): Buffer | undefined {
  const width = widthOf(bytes[at], STR8, STR32);
  return width && bytes.subarray(at + 1 + width, endOfVariable(bytes, at, width));
}

/** Returns a symbol; `undefined` for any other type. */
export function symbolAt(bytes: Buffer, at: number): string | undefined {
  const width = widthOf(bytes[at], SYM8, SYM32);
  return width && bytes.toString('latin1', at + 1 + width, endOfVariable(bytes, at, width));
}

/** Returns the symbols of a field that may have several (section 1.4): an array, or a single one. */
export function symbolsAt(bytes: Buffer, at: number): string[] {
  const width = widthOf(bytes[at], ARRAY8, ARRAY32);
  if (width === undefined) return [symbolAt(bytes, at)].filter((symbol) => symbol !== undefined);
  const constructor = at + 1 + 2 * width;
  const short = widthOf(bytes[constructor], SYM8, SYM32);
  const symbols: string[] = [];
  if (short === undefined) return symbols;
  const end = endOfVariable(bytes, at, width);
  for (let item = constructor; item + short < end; item = endOfVariable(bytes, item, short) - 1)
    symbols.push(bytes.toString('latin1', item + 1 + short, endOfVariable(bytes, item, short)));
  return symbols;
}

/** Returns a non-negative integer of any type, if it is a safe integer in JavaScript; `undefined` otherwise. */
export function countAt(bytes: Buffer, at: number): number | undefined {
  const count = Number(wholeNumbers[bytes[at] ?? 0]?.(bytes, at + 1));
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

type ReadNumber = (bytes: Buffer, at: number) => number | bigint;

/** Readers by constructor (AMQP 1.0, section 1.6): ubyte to ulong, byte to long, with their short forms. */
const wholeNumbers: Readonly<Record<number, ReadNumber>> = {
  0x50: (bytes, at) => bytes.readUInt8(at),
  0x60: (bytes, at) => bytes.readUInt16BE(at),
  0x70: (bytes, at) => bytes.readUInt32BE(at),
  0x52: (bytes, at) => bytes.readUInt8(at),
  0x43: () => 0,
  0x80: (bytes, at) => bytes.readBigUInt64BE(at),
  0x53: (bytes, at) => bytes.readUInt8(at),
  0x44: () => 0,
  0x51: (bytes, at) => bytes.readInt8(at),
  0x61: (bytes, at) => bytes.readInt16BE(at),
  0x71: (bytes, at) => bytes.readInt32BE(at),
  0x54: (bytes, at) => bytes.readInt8(at),
  0x81: (bytes, at) => bytes.readBigInt64BE(at),
  0x55: (bytes, at) => bytes.readInt8(at),
};

/** Returns whether the string there equals this ASCII text, without decoding it. */
export function isStringAt(bytes: Buffer, at: number, text: string): boolean {
  const width = widthOf(bytes[at], STR8, STR32);
  if (width === undefined) return false;
  const start = at + 1 + width;
  if (endOfVariable(bytes, at, width) - start !== text.length) return false;
  for (let n = 0; n < text.length; n++) if (bytes[start + n] !== text.charCodeAt(n)) return false;
  return true;
}

/** Returns binary data, not copied; `undefined` for any other type. */
export function binaryAt(bytes: Buffer, at: number): Buffer | undefined {
  const width = widthOf(bytes[at], BIN8, BIN32);
  return width && bytes.subarray(at + 1 + width, endOfVariable(bytes, at, width));
}

function endOfVariable(bytes: Buffer, at: number, width: 1 | 4): number {
  return at + 1 + width + (width === 1 ? bytes.readUInt8(at + 1) : bytes.readUInt32BE(at + 1));
}

/** Returns the number of bytes of the length field. */
function widthOf(type: number | undefined, short: number, long: number): 1 | 4 | undefined {
  if (type === short) return 1;
  return type === long ? 4 : undefined;
}
