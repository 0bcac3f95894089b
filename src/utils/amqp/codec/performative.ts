// Reads the performative of a frame (AMQP 1.0, section 2.7). The frame reader has checked that the bytes are well-formed.
import { descriptorAt, performatives } from './descriptors.ts';
import { endOfValue } from './well-formed.ts';
import { isNull, itemsAt } from './values.ts';

export type PerformativeName = keyof typeof performatives;

/** The performative of a frame, and the offsets of its fields. */
export interface Performative {
  readonly name: PerformativeName;
  readonly channel: number;
  readonly frame: Buffer;
  readonly fields: readonly number[];
  /** The bytes after the performative: in a transfer, a part of a message. */
  readonly payload: Buffer;
}

const names: ReadonlyMap<unknown, PerformativeName> = new Map(
  Object.entries(performatives).map(([name, code]) => [code, name as PerformativeName]),
);
const EMPTY = 8; // bytes of a protocol header, or of an empty frame
const [AMQP, SASL] = [0, 1]; // the types of a frame

/** Returns `undefined` for a protocol header and an empty frame. Throws when the performative is unknown. */
export function performativeIn(frame: Buffer): Performative | undefined {
  const start = frame.readUInt8(4) * 4; // the data offset counts words
  if (frame.length === EMPTY || start === frame.length) return undefined;
  const code = descriptorAt(frame, start) ?? 0;
  const name = names.get(code);
  if (name === undefined || frame[5] !== (code < performatives['sasl-mechanisms'] ? AMQP : SASL))
    throw new Error('the peer sent a frame with an unknown performative');
  const list = endOfValue(frame, start + 1, frame.length);
  const payload = frame.subarray(endOfValue(frame, list, frame.length));
  return { name, channel: frame.readUInt16BE(6), frame, fields: itemsAt(frame, list), payload };
}

/** Reads a value of one type; returns `undefined` for a value of another type. */
type Read<T> = (bytes: Buffer, at: number) => T | undefined;

/** Returns a field; `undefined` when it is absent or null. Throws when it has another type. */
export function optional<T>(of: Performative, n: number, field: string, read: Read<T>): T | undefined {
  const at = of.fields[n];
  if (at === undefined || isNull(of.frame, at)) return undefined;
  return read(of.frame, at) ?? refuse(of, field);
}

/** Returns a field that is required. Throws when it is absent, null or of another type. */
export function mandatory<T>(of: Performative, n: number, field: string, read: Read<T>): T {
  return optional(of, n, field, read) ?? refuse(of, field);
}

export function refuse({ name }: Performative, field: string): never {
  throw new Error(`the peer sent a wrong ${field} in its ${name}`);
}
