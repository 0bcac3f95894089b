// Reads transfer frames (AMQP 1.0, section 2.7.5) before rhea does, which makes an object of each of their fields.
import { descriptorAt, TRANSFER } from './descriptors.ts';
import { endOfValue } from './encoding.ts';
import { flagAt, itemsAt, uintAt } from './values.ts';

/** A part of a message, or all of it. */
export interface Transfer {
  readonly channel: number;
  readonly handle: number;
  /** It may be absent in the parts after the first. */
  readonly deliveryId: number | undefined;
  /** Whether the peer wants no answer. */
  readonly isSettled: boolean;
  /** Whether more parts come. */
  readonly hasMore: boolean;
  /** Whether the message is given up, with all of its parts. */
  readonly isAborted: boolean;
  readonly payload: Buffer;
}

const AMQP = 0; // the type of a frame
const [HANDLE, DELIVERY_ID, SETTLED, MORE, ABORTED] = [0, 1, 4, 5, 9] as const;

/** The transfer that a whole frame is; nothing when it is another. Throws when a field is not what it must be. */
export function transferIn(frame: Buffer): Transfer | undefined {
  const start = frame.readUInt8(4) * 4; // the data offset counts words
  if (frame[5] !== AMQP || descriptorAt(frame, start) !== TRANSFER) return undefined;
  const fields = endOfValue(frame, start + 1, frame.length);
  const at = itemsAt(frame, fields);
  const handle = uintAt(frame, at[HANDLE]);
  if (handle === undefined) throw new Error('the peer sent a transfer without a handle');
  return {
    channel: frame.readUInt16BE(6),
    handle,
    deliveryId: uintAt(frame, at[DELIVERY_ID]),
    isSettled: flagAt(frame, at[SETTLED]),
    hasMore: flagAt(frame, at[MORE]),
    isAborted: flagAt(frame, at[ABORTED]),
    payload: frame.subarray(endOfValue(frame, fields, frame.length)),
  };
}

/** Whether a message ends with this part. */
export function isLast({ hasMore, isAborted }: Transfer): boolean {
  return isAborted || !hasMore;
}
