// Encodes the messages that we send (AMQP 1.0, section 3.2), with the same bytes as rhea. Its encoder makes an object
// of each value first, and takes several times as long.
import type { Trace } from '../../request/trace.ts';
import { wide, Writer } from '../codec/writer.ts';

/** What all messages of one kind have in common. All are durable. */
export interface Kind {
  /** Milliseconds. */
  readonly ttl: number | undefined;
  readonly subject: string;
  /** ASCII, 255 characters at most; so is `contentEncoding`. */
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly applicationProperties: Readonly<Record<string, string>>;
  /** The section of the body. */
  readonly section: 'data' | 'amqp-value';
}

/** What each message has of its own. */
export interface OutgoingMessage {
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly creationTime: number;
  /** Application properties besides those of its kind. */
  readonly trace?: Trace | undefined;
  readonly body: Body;
}

/**
 * A string of JSON within JSON: `before`, then `json` escaped, then `after`. Joining the pieces first would take 3 % of
 * the time for a notification.
 */
export interface Body {
  readonly before: string;
  readonly json: readonly string[];
  readonly after: readonly string[];
}

const [HEADER, PROPERTIES, APPLICATION_PROPERTIES, DATA, AMQP_VALUE] = [0x70, 0x73, 0x74, 0x75, 0x77];
const HEADER_FIELDS = 3; // up to ttl
const PROPERTY_FIELDS = 10; // up to creation-time

/** Writes messages of one kind. What they have in common is encoded once, which saves 1.6 µs for each message. */
export class MessageEncoder {
  readonly #kind: Kind;
  readonly #header: Buffer;
  readonly #fields: Buffer;
  readonly #entries: Buffer;
  readonly #entryCount: number;

  constructor(kind: Kind) {
    this.#kind = kind;
    this.#header = written(writeHeader, kind);
    this.#fields = written(writeFields, kind);
    this.#entries = written(writeEntries, kind.applicationProperties);
    this.#entryCount = Object.keys(kind.applicationProperties).length;
  }

  /** Returns the bytes of a message. Lone surrogates are written as U+FFFD. */
  encode(message: OutgoingMessage): Buffer {
    const writer = new Writer();
    writer.values(this.#header);
    this.#writeProperties(writer, message);
    this.#writeApplicationProperties(writer, message.trace);
    this.#writeBody(writer, message.body);
    return writer.finish();
  }

  #writeProperties(writer: Writer, { messageId, creationTime }: OutgoingMessage): void {
    writer.descriptor(PROPERTIES);
    const start = writer.begin(wide.list);
    writer.count(PROPERTY_FIELDS);
    writer.string(messageId);
    writer.values(this.#fields);
    writer.timestamp(creationTime);
    writer.end(start);
  }

  #writeApplicationProperties(writer: Writer, trace?: Trace): void {
    const more: Record<string, string> = { ...trace };
    writer.descriptor(APPLICATION_PROPERTIES);
    const start = writer.begin(wide.map);
    writer.count((this.#entryCount + Object.keys(more).length) * 2);
    writer.values(this.#entries);
    writeEntries(writer, more);
    writer.end(start);
  }

  #writeBody(writer: Writer, { before, json, after }: Body): void {
    const isData = this.#kind.section === 'data';
    writer.descriptor(isData ? DATA : AMQP_VALUE);
    const start = writer.begin(isData ? wide.binary : wide.string);
    writer.text(before);
    for (const piece of json) writer.quoted(piece);
    for (const piece of after) writer.text(piece);
    writer.end(start);
  }
}

/** Returns a copy: what is kept for long must not hold the memory of other messages. */
function written<T>(write: (writer: Writer, what: T) => void, what: T): Buffer {
  const writer = new Writer();
  write(writer, what);
  return Buffer.from(writer.finish());
}

function writeHeader(writer: Writer, { ttl }: Kind): void {
  writer.descriptor(HEADER);
  const start = writer.begin(wide.list);
  writer.count(ttl === undefined ? 1 : HEADER_FIELDS);
  writer.flag(true); // durable
  if (ttl !== undefined) {
    writer.null(); // priority
    writer.uint(ttl);
  }
  writer.end(start);
}

/** Writes the properties between message-id and creation-time. */
function writeFields(writer: Writer, { subject, contentType, contentEncoding }: Kind): void {
  writer.null(); // user-id
  writer.null(); // to
  writer.string(subject);
  writer.null(); // reply-to
  writer.null(); // correlation-id
  writeSymbol(writer, contentType);
  writeSymbol(writer, contentEncoding);
  writer.null(); // absolute-expiry-time
}

function writeSymbol(writer: Writer, text: string | undefined): void {
  if (text === undefined) writer.null();
  else writer.symbol(text);
}

function writeEntries(writer: Writer, entries: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(entries)) {
    writer.string(key);
    writer.string(value);
  }
}
