// Reads the frames that bypass rhea: messages, their credit and their outcomes (AMQP 1.0, sections 2.7 and 3.4).
import { definitions, descriptorAt } from './descriptors.ts';
import { endOfValue } from './well-formed.ts';
import type { IdRange } from './frame-writer.ts';
import { outcomes, type Outcome } from './outcome.ts';
import { mandatory, optional, type Performative } from './performative.ts';
import type { AmqpError } from './amqp-error.ts';
import { asFlag, asUint, flagAt, isNull, itemsAt, stringAt, symbolAt, uintAt } from './values.ts';

/** What the peer accepts and has sent in a session, and in a link of it (section 2.7.4). */
export interface Flow {
  readonly nextIncomingId: number | undefined;
  readonly incomingWindow: number;
  readonly nextOutgoingId: number;
  /** Absent when the frame concerns the session alone. */
  readonly handle: number | undefined;
  readonly deliveryCount: number | undefined;
  readonly linkCredit: number | undefined;
  /** Whether the peer asks for a flow frame in return. */
  readonly echo: boolean;
}

export function flowOf(flow: Performative): Flow {
  mandatory(flow, 3, 'outgoing_window', asUint);
  return {
    nextIncomingId: optional(flow, 0, 'next_incoming_id', asUint),
    incomingWindow: mandatory(flow, 1, 'incoming_window', asUint),
    nextOutgoingId: mandatory(flow, 2, 'next_outgoing_id', asUint),
    handle: optional(flow, 4, 'handle', asUint),
    deliveryCount: optional(flow, 5, 'delivery_count', asUint),
    linkCredit: optional(flow, 6, 'link_credit', asUint),
    echo: optional(flow, 9, 'echo', asFlag) ?? false,
  };
}

/** A part of a message, or all of it (section 2.7.5). */
export interface Transfer {
  readonly handle: number;
  /** May be absent after the first part. */
  readonly deliveryId: number | undefined;
  /** Whether the peer expects no outcome. */
  readonly isSettled: boolean;
  /** Whether more parts follow. */
  readonly hasMore: boolean;
  /** Whether the peer abandons the message. */
  readonly isAborted: boolean;
  readonly payload: Buffer;
}

export function transferOf({ frame, fields, payload }: Performative): Transfer {
  const handle = uintAt(frame, fields[0]);
  if (handle === undefined) throw new Error('the peer sent a transfer without a handle');
  return {
    handle,
    deliveryId: uintAt(frame, fields[1]),
    isSettled: flagAt(frame, fields[4]),
    hasMore: flagAt(frame, fields[5]),
    isAborted: flagAt(frame, fields[9]),
    payload,
  };
}

/** Returns whether this part is the last one of a message. */
export function isLast({ hasMore, isAborted }: Transfer): boolean {
  return isAborted || !hasMore;
}

/** The outcome of deliveries, as the peer reports it (section 2.7.6). */
export interface PeerDisposition extends IdRange {
  /** Whether the peer is the receiver of the deliveries. */
  readonly isOfReceiver: boolean;
  readonly isSettled: boolean;
  /** Absent while there is none. */
  readonly outcome: Outcome | undefined;
  /** The reason of a rejection. */
  readonly error: AmqpError | undefined;
}

export function dispositionOf(disposition: Performative): PeerDisposition {
  const { frame, fields } = disposition;
  const first = mandatory(disposition, 1, 'first', asUint);
  return {
    isOfReceiver: mandatory(disposition, 0, 'role', asFlag),
    first,
    last: optional(disposition, 2, 'last', asUint) ?? first,
    isSettled: optional(disposition, 3, 'settled', asFlag) ?? false,
    ...stateAt(frame, fields[4]),
  };
}

const byDescriptor: ReadonlyMap<unknown, Outcome> = new Map(
  Object.entries(outcomes).map(([name, code]) => [code, name as Outcome]),
);

/** Returns the outcome in a delivery state (section 3.4). `received` is not an outcome. */
function stateAt(bytes: Buffer, at: number | undefined): Pick<PeerDisposition, 'outcome' | 'error'> {
  if (at === undefined || isNull(bytes, at)) return { outcome: undefined, error: undefined };
  const descriptor = descriptorAt(bytes, at);
  const outcome = byDescriptor.get(descriptor);
  if (outcome === undefined && descriptor !== definitions.received)
    throw new Error('the peer sent an unknown outcome');
  const [error] = outcome === 'rejected' ? describedItems(bytes, at) : [];
  return { outcome, error: error === undefined ? undefined : errorAt(bytes, error) };
}

function errorAt(bytes: Buffer, at: number): AmqpError | undefined {
  if (descriptorAt(bytes, at) !== definitions.error) return undefined;
  const [condition, description] = describedItems(bytes, at);
  return {
    ...(condition !== undefined && { condition: symbolAt(bytes, condition) ?? '' }),
    ...(description !== undefined && { description: stringAt(bytes, description) ?? '' }),
  };
}

function describedItems(bytes: Buffer, at: number): number[] {
  return itemsAt(bytes, endOfValue(bytes, at + 1, bytes.length));
}
