// Messages (AMQP 1.0, section 3.2) by rhea's codec. What we send is written by our own: message-encoder.ts.
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

/** The bytes of a body of one or several data sections; nothing when it is of another kind. */
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

/** rhea does not decode a message whose transfer leaves its format, 0, out. Throws when it cannot be decoded. */
export function decoded(message: AmqpMessage | Buffer): AmqpMessage {
  if (!Buffer.isBuffer(message)) return message;
  checkSections(message);
  return decodeMessage(message);
}
