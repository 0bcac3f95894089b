// The fields that rhea counts, loops and allocates with, and does not check (AMQP 1.0, section 2.7).

type Check = (value: unknown) => boolean;

const upTo =
  (most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
const uint = upTo(2 ** 32 - 1);
const ushort = upTo(2 ** 16 - 1);
const ulong: Check = (value) => Buffer.isBuffer(value) || upTo(2 ** 63)(value);
const flag: Check = (value) => typeof value === 'boolean';
const text: Check = (value) => typeof value === 'string';
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);
// A frame of 512 bytes must be taken (section 2.7.1). rhea cuts a message into pieces without end for one below 51.
const frameSize: Check = (value) => uint(value) && (value as number) >= 512;
// In each half of it we send an empty frame.
const idle: Check = (value) => value === 0 || (uint(value) && (value as number) >= 100);

const fields: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  open: { max_frame_size: optional(frameSize), idle_time_out: optional(idle) },
  // Without a remote channel it is a session of the peer's own: nobody needs it, and it could begin any number.
  begin: { remote_channel: ushort, next_outgoing_id: uint, incoming_window: uint, outgoing_window: uint },
  attach: { name: text, handle: uint, role: flag, max_message_size: optional(ulong) },
  flow: {
    next_incoming_id: optional(uint),
    incoming_window: uint,
    next_outgoing_id: uint,
    outgoing_window: uint,
    handle: optional(uint),
    delivery_count: optional(uint),
    link_credit: optional(uint),
  },
  disposition: { role: flag, first: uint, last: optional(uint), settled: optional(flag) },
  detach: { handle: uint },
};

/** Throws when a field of a performative is not what it must be. */
export function checkFields(performative: string, values: Readonly<Record<string, unknown>>): void {
  for (const [name, check] of Object.entries(fields[performative] ?? {})) {
    if (!check(values[name])) throw new Error(`the peer sent a wrong ${name} in its ${performative}`);
  }
}
