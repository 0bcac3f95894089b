// Bytes of AMQP 1.0, including some that no library would write (sections 1.2, 2.3 and 2.7).

export const header = Buffer.from('AMQP\0\x01\0\0', 'latin1');

export const codes = {
  open: 0x10,
  begin: 0x11,
  attach: 0x12,
  flow: 0x13,
  transfer: 0x14,
  disposition: 0x15,
  detach: 0x16,
  end: 0x17,
  close: 0x18,
} as const;

type Value = Buffer | string | number | boolean | null | readonly Value[];

/** Encodes a value: a number becomes a uint; bytes are left as they are. */
export function value(of: Value): Buffer {
  if (Buffer.isBuffer(of)) return of;
  if (typeof of === 'string')
    return Buffer.concat([bytes(0xb1), uint32(Buffer.byteLength(of)), Buffer.from(of)]);
  if (typeof of === 'number') return Buffer.concat([bytes(0x70), uint32(of)]);
  if (typeof of === 'boolean') return bytes(of ? 0x41 : 0x42);
  return of === null ? bytes(0x40) : list(of);
}

function list(items: readonly Value[]): Buffer {
  const content = Buffer.concat(items.map(value));
  return Buffer.concat([bytes(0xd0), uint32(content.length + 4), uint32(items.length), content]);
}

export function described(code: number, of: Value): Buffer {
  return Buffer.concat([bytes(0, 0x53, code), value(of)]);
}

export function frame(performative: keyof typeof codes, fields: readonly Value[], payload?: Buffer): Buffer {
  return framed(Buffer.concat([described(codes[performative], fields), payload ?? bytes()]));
}

/** Returns a frame of channel 0 with any body. */
export function framed(body: Buffer): Buffer {
  return Buffer.concat([uint32(body.length + 8), bytes(2, 0, 0, 0), body]);
}

/** Returns the same frame on another channel. */
export function onChannel(channel: number, whole: Buffer): Buffer {
  const changed = Buffer.from(whole);
  changed.writeUInt16BE(channel, 6);
  return changed;
}

export function symbol(text: string): Buffer {
  return Buffer.concat([bytes(0xa3, text.length), Buffer.from(text)]);
}

export function bytes(...each: readonly number[]): Buffer {
  return Buffer.from(each);
}

export function uint32(n: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(n);
  return buffer;
}

/** Returns the code of a frame's performative; `undefined` for a header or an empty frame. */
export function codeOf(whole: Buffer): number | undefined {
  return whole.equals(header) ? undefined : whole[10];
}

/** Splits valid bytes into frames; leaves out an incomplete one at the end. */
export function split(all: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at + 8 <= all.length; at += frames.at(-1)?.length ?? 8) {
    const size = all.readUInt32BE(at) === header.readUInt32BE(0) ? 8 : all.readUInt32BE(at);
    if (at + size > all.length) break;
    frames.push(all.subarray(at, at + size));
  }
  return frames;
}
