// The body of a message as text: compressed as kombu does, in any section that holds a text or bytes.
import { isUtf8 } from 'node:buffer';
import { unzipSync } from 'node:zlib';
import { MAX_MESSAGE_SIZE } from '../utils/amqp/receiving/message-assembler.ts';
import { dataOf } from '../utils/amqp/connection/rhea-message.ts';
import { tooLarge, unreadable } from './errors.ts';

/** Throws a `NotificationError` when no section is a text. */
export function bodyOf({ body }: { readonly body?: unknown }): string {
  if (typeof body === 'string') return body;
  const bytes =
    body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.length) : dataOf(body);
  if (bytes === undefined) throw unreadable('its body is neither a string nor binary data');
  const plain = isCompressed(bytes) ? inflated(bytes) : bytes;
  if (!isUtf8(plain)) throw unreadable('its body is not UTF-8');
  return plain.toString('utf8');
}

/**
 * Whether the bytes begin as zlib's format (RFC 1950, section 2.2), which kombu calls gzip, or as gzip's (RFC 1952,
 * section 2.3.1). No JSON text does.
 */
function isCompressed(bytes: Buffer): boolean {
  const [first = 0, second = 0] = bytes;
  return (first === 0x1f && second === 0x8b) || ((first & 0x8f) === 8 && (first * 256 + second) % 31 === 0);
}

function inflated(bytes: Buffer): Buffer {
  try {
    return unzipSync(bytes, { maxOutputLength: MAX_MESSAGE_SIZE });
  } catch (error) {
    // Of zlib's own errors none is one.
    if (error instanceof RangeError)
      throw tooLarge(`its body inflates to more than ${String(MAX_MESSAGE_SIZE)} bytes`);
    throw unreadable('its body is compressed, and damaged', error);
  }
}
