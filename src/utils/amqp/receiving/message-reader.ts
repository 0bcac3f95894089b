// Reads the parts of a message that a listener needs (AMQP 1.0, section 3.2). rhea makes an object of each value of
// each section.
import { descriptorAt, sections } from '../codec/descriptors.ts';
import { endOfValue } from '../codec/well-formed.ts';
import { binaryAt, checkedStringAt, isStringAt, itemsAt, stringAt, uintAt } from '../codec/values.ts';

/** A received message, with rhea's names. */
export interface IncomingMessage {
  /** How many of its deliveries have failed. */
  readonly delivery_count: number;
  /** Only those of a trace, which are strings; the others are not needed. */
  readonly application_properties: Readonly<Record<string, string>>;
  /** A string for an amqp-value section, bytes for data sections; absent for other bodies. */
  readonly body: string | Buffer | undefined;
}

type Found = { -readonly [Name in keyof IncomingMessage]: IncomingMessage[Name] };

const DELIVERY_COUNT = 4; // the index of the field in a header

/** Reads the sections of a message, header to footer. Throws when they are malformed, or are something else. */
export function readMessage(bytes: Buffer): IncomingMessage {
  const found: Found = { delivery_count: 0, application_properties: {}, body: undefined };
  for (let at = 0; at < bytes.length;) {
    const section = descriptorAt(bytes, at);
    const value = endOfValue(bytes, at + 1, bytes.length);
    at = endOfValue(bytes, value, bytes.length);
    readSection(found, section, bytes, value);
  }
  return found;
}

function readSection(found: Found, section: number | undefined, bytes: Buffer, value: number): void {
  if (section === sections.header) found.delivery_count = deliveryCount(bytes, value);
  else if (section === sections.applicationProperties) found.application_properties = texts(bytes, value);
  else if (section === sections.amqpValue)
    found.body = checkedStringAt(bytes, value) ?? binaryAt(bytes, value);
  else if (section === sections.data) found.body = joined(found.body, binaryAt(bytes, value));
  else if (!known.has(section)) throw new Error('it has an unknown section');
}

const known: ReadonlySet<unknown> = new Set(Object.values(sections));

function deliveryCount(bytes: Buffer, header: number): number {
  return uintAt(bytes, itemsAt(bytes, header)[DELIVERY_COUNT]) ?? 0;
}

const wanted = ['traceparent', 'tracestate'] as const;

function texts(bytes: Buffer, map: number): Record<string, string> {
  const read: Record<string, string> = {};
  let name: string | undefined;
  itemsAt(bytes, map).forEach((item, n) => {
    if (n % 2 === 0) name = wanted.find((each) => isStringAt(bytes, item, each));
    else if (name !== undefined) read[name] = stringAt(bytes, item) ?? '';
  });
  return read;
}

function joined(before: string | Buffer | undefined, more: Buffer | undefined): Buffer | undefined {
  return Buffer.isBuffer(before) && more !== undefined ? Buffer.concat([before, more]) : more;
}
