// Reads the frames that begin and end connections, sessions and links before rhea does, which uses their fields
// unchecked (AMQP 1.0, sections 2.7 and 5.3.3).
import { definitions, descriptorAt } from './descriptors.ts';
import { mandatory, optional, refuse, type Performative } from './performative.ts';
import { asFlag, asUint, asUlong, asUshort, countAt, isNull, stringAt, symbolsAt } from './values.ts';

const MIN_FRAME_SIZE = 512; // section 2.7.1; with less, a message would be split into parts endlessly
const SETTLED = 1; // one of the settle modes of a sender (section 2.8.2)
const MIN_IDLE = 100; // milliseconds: we send an empty frame twice in this time
const MAX_IDLE = 2 ** 31; // milliseconds: Node's timers do not wait at all when half of it is too large for them

/**
 * Returns the largest frame that the sender of an open frame accepts, in bytes. Shortens its idle time-out if needed.
 */
export function maxFrameSizeOf(open: Performative): number {
  const size = optional(open, 2, 'max_frame_size', asUint);
  if (size !== undefined && size < MIN_FRAME_SIZE) refuse(open, 'max_frame_size');
  const idle = optional(open, 4, 'idle_time_out', asUint) ?? 0;
  if (idle > 0 && idle < MIN_IDLE) refuse(open, 'idle_time_out');
  if (idle > MAX_IDLE) open.frame.writeUInt32BE(MAX_IDLE, (open.fields[4] ?? 0) + 1);
  return size ?? Infinity;
}

/** Returns the capabilities that the sender of an open frame offers. */
export function capabilitiesOf({ frame, fields }: Performative): string[] {
  const at = fields[7];
  return at === undefined ? [] : symbolsAt(frame, at);
}

/** Where the counters of a session's end begin. */
export interface Begin {
  readonly nextOutgoingId: number;
  readonly incomingWindow: number;
}

export function beginOf(begin: Performative): Begin {
  const nextOutgoingId = mandatory(begin, 1, 'next_outgoing_id', asUint);
  const incomingWindow = mandatory(begin, 2, 'incoming_window', asUint);
  mandatory(begin, 3, 'outgoing_window', asUint);
  return { nextOutgoingId, incomingWindow };
}

/**
 * Returns the session of ours that a begin frame answers. The peer must not begin sessions: there could be any number.
 */
export function remoteChannelOf(begin: Performative): number {
  return mandatory(begin, 0, 'remote_channel', asUshort);
}

/** An end of a link. */
export interface Attach {
  readonly name: string;
  readonly handle: number;
  readonly initialDeliveryCount: number;
  /** Whether its sender expects no outcomes. */
  readonly sendsSettled: boolean;
}

export function attachOf(attach: Performative): Attach {
  const name = mandatory(attach, 0, 'name', stringAt);
  const handle = mandatory(attach, 1, 'handle', asUint);
  mandatory(attach, 2, 'role', asFlag);
  for (const n of [5, 6])
    if (!isTerminus(attach, attach.fields[n]))
      throw new Error('the peer attached a link with an unknown end');
  const sendsSettled = optional(attach, 3, 'snd_settle_mode', countAt) === SETTLED;
  const initialDeliveryCount = optional(attach, 9, 'initial_delivery_count', asUint) ?? 0;
  optional(attach, 10, 'max_message_size', asUlong);
  return { name, handle, initialDeliveryCount, sendsSettled };
}

function isTerminus({ frame }: Performative, at: number | undefined): boolean {
  if (at === undefined || isNull(frame, at)) return true;
  const descriptor = descriptorAt(frame, at);
  return descriptor === definitions.source || descriptor === definitions.target;
}

/** Returns the peer's handle of the link that a detach frame ends. */
export function handleOf(detach: Performative): number {
  return mandatory(detach, 0, 'handle', asUint);
}

/** Returns the SASL mechanisms that the peer offers. */
export function mechanismsOf({ frame, fields: [at] }: Performative): string[] {
  return at === undefined ? [] : symbolsAt(frame, at);
}
