// What rhea is given as well: the frames by which a connection, its sessions and its links begin (AMQP 1.0, sections 2.7 and
// 5.3.3). It takes what they say as it is, to count, to loop and to allocate.
import { definitions, descriptorAt } from './descriptors.ts';
import { mandatory, optional, refuse, type Performative } from './performative.ts';
import { asFlag, asUint, asUlong, asUshort, isNull, stringAt, symbolsAt } from './values.ts';

const SMALLEST_FRAME = 512; // a peer must take it (section 2.7.1). A message goes in pieces without end to one that does not
const SHORTEST_IDLE = 100; // milliseconds: in each half of it we send an empty frame
const LONGEST_IDLE = 2 ** 31; // milliseconds: half of what is longer makes Node's timers not wait at all

/** The largest frame that the sender of an open takes. Shortens the time for which it wants to hear something. */
export function maxFrameSizeOf(open: Performative): number {
  const size = optional(open, 2, 'max_frame_size', asUint);
  if (size !== undefined && size < SMALLEST_FRAME) refuse(open, 'max_frame_size');
  const idle = optional(open, 4, 'idle_time_out', asUint) ?? 0;
  if (idle > 0 && idle < SHORTEST_IDLE) refuse(open, 'idle_time_out');
  if (idle > LONGEST_IDLE) open.frame.writeUInt32BE(LONGEST_IDLE, (open.fields[4] ?? 0) + 1);
  return size ?? Infinity;
}

/** How an end of a session begins to count. */
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

/** To which session of ours a begin is the answer. One of the peer's own is nobody's, and there could be any number. */
export function remoteChannelOf(begin: Performative): number {
  return mandatory(begin, 0, 'remote_channel', asUshort);
}

/** An end of a link. */
export interface Attach {
  readonly name: string;
  readonly handle: number;
  readonly initialDeliveryCount: number;
}

export function attachOf(attach: Performative): Attach {
  const name = mandatory(attach, 0, 'name', stringAt);
  const handle = mandatory(attach, 1, 'handle', asUint);
  mandatory(attach, 2, 'role', asFlag);
  for (const n of [5, 6])
    if (!isTerminus(attach, attach.fields[n]))
      throw new Error('the peer attached a link with an unknown end');
  const initialDeliveryCount = optional(attach, 9, 'initial_delivery_count', asUint) ?? 0;
  optional(attach, 10, 'max_message_size', asUlong);
  return { name, handle, initialDeliveryCount };
}

function isTerminus({ frame }: Performative, at: number | undefined): boolean {
  if (at === undefined || isNull(frame, at)) return true;
  const descriptor = descriptorAt(frame, at);
  return descriptor === definitions.source || descriptor === definitions.target;
}

/** Which link a detach ends. */
export function handleOf(detach: Performative): number {
  return mandatory(detach, 0, 'handle', asUint);
}

/** The SASL mechanisms that a peer offers. */
export function mechanismsOf({ frame, fields: [at] }: Performative): string[] {
  return at === undefined ? [] : symbolsAt(frame, at);
}
