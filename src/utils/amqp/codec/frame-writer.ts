// Writes the frames that rhea does not write (AMQP 1.0, sections 2.3, 2.7 and 3.4): flow and disposition frames. Transfer
// frames are written by connection/transfer-writer.ts.
import { definitions, performatives } from './descriptors.ts';
import { outcomes, type Outcome } from './outcome.ts';
import type { AmqpError } from './amqp-error.ts';
import { wide, Writer } from './writer.ts';

/** Delivery ids, from the first to the last. They wrap around: 0 follows 2^32 - 1 (section 2.8.10). */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

/** Deliveries with consecutive ids, and their common outcome. */
export interface Disposition extends IdRange {
  last: number;
  readonly outcome: Outcome;
  /** The reason of a rejection. */
  readonly error: AmqpError | undefined;
}

/** What our end of a session accepts and has sent (section 2.7.4). */
export interface SessionFlow {
  readonly nextIncomingId: number | undefined;
  readonly incomingWindow: number;
  readonly nextOutgoingId: number;
  readonly outgoingWindow: number;
}

/** The same for a link. */
export interface LinkFlow {
  readonly handle: number;
  readonly deliveryCount: number;
  readonly linkCredit: number;
}

/** Keeps a connection from becoming idle (section 2.4.5). */
export const emptyFrame: Buffer = Buffer.from([0, 0, 0, 8, 2, 0, 0, 0]);

/** Returns a flow frame: the state of a session, and of one of its links. */
export function flowFrame(channel: number, session: SessionFlow, link: LinkFlow | undefined): Buffer {
  return frameOf(performatives.flow, channel, (writer) => {
    writer.count(link === undefined ? 4 : 7);
    if (session.nextIncomingId === undefined) writer.null();
    else writer.uint(session.nextIncomingId);
    for (const field of [session.incomingWindow, session.nextOutgoingId, session.outgoingWindow])
      writer.uint(field);
    if (link === undefined) return;
    for (const field of [link.handle, link.deliveryCount, link.linkCredit]) writer.uint(field);
  });
}

/** Returns the frame with which a receiver settles deliveries. */
export function dispositionFrame(channel: number, { outcome, error, ...ids }: Disposition): Buffer {
  return settlingFrame(channel, true, ids, (writer) => {
    writeState(writer, outcome, error);
  });
}

/** Returns the frame that settles deliveries of ours: the peer has reported their outcome, and waits for it. */
export function settlement(channel: number, ids: IdRange): Buffer {
  return settlingFrame(channel, false, ids, (writer) => {
    writer.null();
  });
}

/** Returns the frame with which a server offers a SASL mechanism (section 5.3.3.1). */
export function mechanismFrame(mechanism: string): Buffer {
  return frameOf(performatives['sasl-mechanisms'], 0, (writer) => {
    writer.count(1);
    writer.symbol(mechanism);
  });
}

function settlingFrame(
  channel: number,
  isReceiver: boolean,
  { first, last }: IdRange,
  writeTheState: (writer: Writer) => void,
): Buffer {
  return frameOf(performatives.disposition, channel, (writer) => {
    writer.count(5);
    writer.flag(isReceiver);
    writer.uint(first);
    writer.uint(last);
    writer.flag(true); // settled
    writeTheState(writer);
  });
}

/** Returns a frame (section 2.3) with the fields of a performative. */
function frameOf(performative: number, channel: number, writeFields: (writer: Writer) => void): Buffer {
  const writer = new Writer();
  writer.descriptor(performative);
  const fields = writer.begin(wide.list);
  writeFields(writer);
  writer.end(fields);
  const body = writer.finish();
  const header = Buffer.allocUnsafe(8);
  header.writeUInt32BE(header.length + body.length, 0);
  const type = performative < performatives['sasl-mechanisms'] ? 0 : 1;
  header.writeUInt32BE(0x0200_0000 + (type << 16) + channel, 4); // data offset, type, channel
  return Buffer.concat([header, body]);
}

function writeState(writer: Writer, outcome: Outcome, error: AmqpError | undefined): void {
  writer.descriptor(outcomes[outcome]);
  const fields = writer.begin(wide.list);
  writer.count(outcome === 'modified' || error !== undefined ? 1 : 0);
  if (outcome === 'modified')
    writer.flag(true); // the delivery has failed
  else if (error !== undefined) writeError(writer, error);
  writer.end(fields);
}

function writeError(
  writer: Writer,
  { condition = 'amqp:internal-error', description = '' }: AmqpError,
): void {
  writer.descriptor(definitions.error);
  const fields = writer.begin(wide.list);
  writer.count(2);
  writer.symbol(condition);
  writer.string(description);
  writer.end(fields);
}
