// Writes what becomes of messages that we were given, in frames (AMQP 1.0, sections 2.7.6 and 3.4).
import type { Outcome } from './answers.ts';
import type { AmqpError } from './rhea.ts';
import { wide, Writer } from './writer.ts';

/** Deliveries whose numbers follow each other, and what becomes of all of them. */
export interface Disposition {
  readonly first: number;
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
export function dispositionFrame(channel: number, { first, last, outcome, error }: Disposition): Buffer {
  const writer = new Writer();
  writer.descriptor(DISPOSITION);
  const fields = writer.begin(wide.list);
  writer.count(5);
  writer.true(); // the role of a receiver
  writer.uint(first);
  writer.uint(last);
  writer.true(); // settled
  writeState(writer, outcome, error);
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
    writer.true(); // the delivery has failed
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
