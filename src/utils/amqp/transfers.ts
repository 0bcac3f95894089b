// Writes transfer frames (AMQP 1.0, section 2.7.5) past rhea, which makes an object of each field, copies the message
// several times, and sets a timer anew for each frame.
import type { Socket } from 'node:net';
import type { Connection } from './rhea.ts';

/** What we need of the inside of rhea's connection. */
interface Inside {
  readonly socket: Socket;
  readonly socket_ready: boolean;
  readonly transport: { has_writes_pending(): boolean };
  _write_frame(channel: number, performative: unknown, payload?: Buffer): void;
}

/** A transfer as rhea makes it for a delivery of ours. */
interface Transfer {
  readonly handle: number;
  readonly delivery_id: number;
  readonly delivery_tag: Buffer;
  readonly message_format: number;
  readonly settled: boolean;
  readonly more: boolean;
}

const BEFORE_TAG = 26;
const AFTER_TAG = 7;

/** Only transfers have a payload. Their bytes are not copied: they must not change any more. */
export function writeTransfers(connection: Connection): void {
  const inside = connection as unknown as Inside;
  const write = inside._write_frame.bind(connection);
  inside._write_frame = (channel, performative, payload) => {
    if (payload === undefined || !inside.socket_ready || inside.transport.has_writes_pending())
      write(channel, performative, payload);
    else {
      inside.socket.write(head(channel, performative as Transfer, payload.length));
      inside.socket.write(payload);
    }
  };
}

function head(channel: number, transfer: Transfer, payload: number): Buffer {
  const { handle, delivery_id, delivery_tag: tag, message_format, settled, more } = transfer;
  const bytes = Buffer.allocUnsafe(BEFORE_TAG + tag.length + AFTER_TAG);
  bytes.writeUInt32BE(bytes.length + payload, 0);
  bytes.writeUInt16BE(0x0200, 4); // data offset, type
  bytes.writeUInt16BE(channel, 6);
  bytes.writeUInt32BE(0x005314c0, 8); // descriptor of a transfer, list8
  bytes[12] = bytes.length - 13;
  bytes[13] = 6; // fields
  bytes[14] = 0x70;
  bytes.writeUInt32BE(handle, 15);
  bytes[19] = 0x70;
  bytes.writeUInt32BE(delivery_id, 20);
  bytes.writeUInt16BE(0xa000 + tag.length, 24);
  tag.copy(bytes, 26);
  let at = 26 + tag.length;
  bytes[at++] = 0x70;
  at = bytes.writeUInt32BE(message_format, at);
  bytes[at++] = settled ? 0x41 : 0x42;
  bytes[at] = more ? 0x41 : 0x42;
  return bytes;
}
