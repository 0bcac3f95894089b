// Writes what is said of deliveries, in frames (AMQP 1.0, sections 2.7.6 and 3.4): of those that we were given, what becomes
// of them, and of ours, that we know it.
import type { Outcome } from './outcome.ts';
import type { AmqpError } from './rhea.ts';
import { wide, Writer } from './writer.ts';

/** Ids of deliveries, from the first to the last. They go around: 0 comes after 2^32 - 1 (section 2.8.10). */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

/** Deliveries whose numbers follow each other, and what becomes of all of them. */
export interface Disposition extends IdRange {
  last: number;
  readonly outcome: Outcome;
  /** Of a rejection: why. */
  readonly error: AmqpError | undefined;
}

const [DISPOSITION, ERROR] = [0x15, 0x1d];
const states: Readonly<Record<Outcome, number>> = {
  ...{ accepted: 0x24, rejected: 0x25, released: 0x26, modified: 0x27 },
};

/** The frame with which a receiver settles them. */
export function dispositionFrame(channel: number, { outcome, error, ...ids }: Disposition): Buffer {
  return frameOf(channel, true, ids, (writer) => {
    writeState(writer, outcome, error);
  });
}

/** The frame that settles deliveries of ours of which the peer has told the outcome, and waits for that. */
export function settlement(channel: number, ids: IdRange): Buffer {
  return frameOf(channel, false, ids, (writer) => {
    writer.null();
  });
}

function frameOf(
  channel: number,
  isReceiver: boolean,
  { first, last }: IdRange,
  writeTheState: (writer: Writer) => void,
): Buffer {
  const writer = new Writer();
  writer.descriptor(DISPOSITION);
  const fields = writer.begin(wide.list);
  writer.count(5);
  writer.flag(isReceiver);
  writer.uint(first);
  writer.uint(last);
  writer.flag(true); // settled
  writeTheState(writer);
  writer.end(fields);
  return framed(channel, writer.finish());
}

/** The same in a frame (section 2.3). */
function framed(channel: number, body: Buffer): Buffer {
  const header = Buffer.allocUnsafe(8);
  header.writeUInt32BE(header.length + body.length, 0);
  header.writeUInt32BE(0x0200_0000 + channel, 4); // data offset, type, channel
  return Buffer.concat([header, body]);
}

function writeState(writer: Writer, outcome: Outcome, error: AmqpError | undefined): void {
  writer.descriptor(states[outcome]);
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
  writer.descriptor(ERROR);
  const fields = writer.begin(wide.list);
  writer.count(2);
  writer.symbol(condition);
  writer.string(description);
  writer.end(fields);
}
