// Messages (AMQP 1.0, section 3.2) with rhea's codec. Those that we send have our own encoder: message-encoder.ts.
import { checkSections } from '../codec/well-formed.ts';
import { ofRhea, type AmqpMessage } from './rhea.ts';

/** A section of binary data (AMQP 1.0, section 3.2.6), as rhea decodes it. */
export interface DataSection {
  readonly typecode: 0x75;
  readonly content: Buffer | readonly Buffer[];
}

export function dataSection(content: Buffer): DataSection {
  return ofRhea().message.data_section(content) as DataSection;
}

/** Returns the bytes of a body of one or several data sections; `undefined` for any other body. */
export function dataOf(body: unknown): Buffer | undefined {
  const { typecode, content } = (body ?? {}) as Partial<DataSection>;
  if (typecode !== 0x75 || content === undefined) return undefined;
  return Buffer.isBuffer(content) ? content : Buffer.concat(content);
}

export function encodeMessage(message: AmqpMessage): Buffer {
  return ofRhea().message.encode(message);
}

export function decodeMessage(bytes: Buffer): AmqpMessage {
  return ofRhea().message.decode(bytes) as AmqpMessage;
}

/**
 * Decodes a message that rhea has not: it skips those whose transfer omits the format, 0. Throws when it cannot be
 * decoded.
 */
export function decoded(message: AmqpMessage | Buffer): AmqpMessage {
  if (!Buffer.isBuffer(message)) return message;
  checkSections(message);
  return decodeMessage(message);
}
