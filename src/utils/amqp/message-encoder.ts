// The bytes of the messages that we send (AMQP 1.0, section 3.2), as rhea would encode them. Its encoder makes an
// object of each value first and takes several times as long.
import { wide, Writer } from './writer.ts';

/** A message with the sections that ours have. All are durable. */
export interface OutgoingMessage {
  /** Milliseconds. */
  readonly ttl: number | undefined;
  readonly messageId: string;
  readonly subject: string;
  /** ASCII, 255 characters at most; as `contentEncoding`. */
  readonly contentType?: string;
  readonly contentEncoding?: string;
  /** Milliseconds since 1970. */
  readonly creationTime: number;
  readonly applicationProperties: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** A text with JSON inside of its JSON: `before`, then each of `json` escaped, then `after`. */
export interface Body {
  /** The section that holds it. */
  readonly section: 'data' | 'amqp-value';
  readonly before: string;
  readonly json: readonly string[];
  readonly after: string;
}

const [HEADER, PROPERTIES, APPLICATION_PROPERTIES, DATA, AMQP_VALUE] = [0x70, 0x73, 0x74, 0x75, 0x77];
const HEADER_FIELDS = 3; // up to ttl
const PROPERTY_FIELDS = 10; // up to creation-time

/** The bytes of a message. Text that is not well-formed is written with U+FFFD for each lone surrogate. */
export function encodeMessage(message: OutgoingMessage): Buffer {
  const writer = new Writer();
  writeHeader(writer, message);
  writeProperties(writer, message);
  writeApplicationProperties(writer, message);
  writeBody(writer, message.body);
  return writer.finish();
}

function writeHeader(writer: Writer, { ttl }: OutgoingMessage): void {
  writer.descriptor(HEADER);
  const start = writer.begin(wide.list);
  writer.count(ttl === undefined ? 1 : HEADER_FIELDS);
  writer.true(); // durable
  if (ttl !== undefined) {
    writer.null(); // priority
    writer.uint(ttl);
  }
  writer.end(start);
}

function writeProperties(writer: Writer, message: OutgoingMessage): void {
  writer.descriptor(PROPERTIES);
  const start = writer.begin(wide.list);
  writer.count(PROPERTY_FIELDS);
  writer.string(message.messageId);
  writer.null(); // user-id
  writer.null(); // to
  writer.string(message.subject);
  writer.null(); // reply-to
  writer.null(); // correlation-id
  writeSymbol(writer, message.contentType);
  writeSymbol(writer, message.contentEncoding);
  writer.null(); // absolute-expiry-time
  writer.timestamp(message.creationTime);
  writer.end(start);
}

function writeSymbol(writer: Writer, text: string | undefined): void {
  if (text === undefined) writer.null();
  else writer.symbol(text);
}

function writeApplicationProperties(writer: Writer, { applicationProperties }: OutgoingMessage): void {
  writer.descriptor(APPLICATION_PROPERTIES);
  const start = writer.begin(wide.map);
  const entries = Object.entries(applicationProperties);
  writer.count(entries.length * 2);
  for (const [key, value] of entries) {
    writer.string(key);
    writer.string(value);
  }
  writer.end(start);
}

function writeBody(writer: Writer, { section, before, json, after }: Body): void {
  writer.descriptor(section === 'data' ? DATA : AMQP_VALUE);
  const start = writer.begin(section === 'data' ? wide.binary : wide.string);
  writer.text(before);
  for (const part of json) writer.quoted(part);
  writer.text(after);
  writer.end(start);
}
