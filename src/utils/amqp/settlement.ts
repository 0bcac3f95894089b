// What is said of deliveries that we sent: disposition frames (AMQP 1.0, section 2.7.6).

/** Ids of deliveries, from the first to the last. They go around: 0 comes after 2^32 - 1 (section 2.8.10). */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

/** The frame that settles deliveries of ours of which the peer has told the outcome, and waits for that. */
export function settlement(channel: number, { first, last }: IdRange): Buffer {
  const frame = Buffer.from([
    ...[0, 0, 0, 26, 2, 0, 0, 0], // size; data offset, type, channel
    ...[0x00, 0x53, 0x15, 0xc0, 13, 4, 0x42],
    ...[0x70, 0, 0, 0, 0, 0x70, 0, 0, 0, 0, 0x41],
  ]);
  frame.writeUInt16BE(channel, 6);
  frame.writeUInt32BE(first, 16);
  frame.writeUInt32BE(last, 21);
  return frame;
}
