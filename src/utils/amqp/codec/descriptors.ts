// The descriptors of described values (AMQP 1.0, sections 1.2 and 2.7): their numbers and their names.
import { outcomes } from './outcome.ts';

/** The performatives of frames (sections 2.7 and 5.3.3). */
export const performatives = {
  open: 0x10,
  begin: 0x11,
  attach: 0x12,
  flow: 0x13,
  transfer: 0x14,
  disposition: 0x15,
  detach: 0x16,
  end: 0x17,
  close: 0x18,
  'sasl-mechanisms': 0x40,
  'sasl-init': 0x41,
  'sasl-challenge': 0x42,
  'sasl-response': 0x43,
  'sasl-outcome': 0x44,
} as const;

/** The described values in their fields (sections 2.8.14, 3.4.1 and 3.5). */
export const definitions = { error: 0x1d, received: 0x23, source: 0x28, target: 0x29 } as const;

/** The sections of a message (section 3.2). */
export const sections = {
  header: 0x70,
  deliveryAnnotations: 0x71,
  messageAnnotations: 0x72,
  properties: 0x73,
  applicationProperties: 0x74,
  data: 0x75,
  amqpSequence: 0x76,
  amqpValue: 0x77,
  footer: 0x78,
} as const;

const lists = Object.entries({ ...performatives, ...definitions, ...outcomes });

const byName: ReadonlyMap<string, number> = new Map([
  ...lists.map(([name, number]) => [`amqp:${name}:list`, number] as const),
  ['amqp:header:list', sections.header],
  ['amqp:delivery-annotations:map', sections.deliveryAnnotations],
  ['amqp:message-annotations:map', sections.messageAnnotations],
  ['amqp:properties:list', sections.properties],
  ['amqp:application-properties:map', sections.applicationProperties],
  ['amqp:data:binary', sections.data],
  ['amqp:amqp-sequence:list', sections.amqpSequence],
  ['amqp:value:*', sections.amqpValue],
  ['amqp:footer:map', sections.footer],
]);

const [SMALL_ULONG, ULONG, SYM8] = [0x53, 0x80, 0xa3];

/** Returns the number of the described value that begins `at`; `undefined` for any other value. */
export function descriptorAt(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] !== 0) return undefined;
  const [type, length = 0] = [bytes[at + 1], bytes[at + 2]];
  if (type === SMALL_ULONG) return length;
  if (type === ULONG) return Number(bytes.readBigUInt64BE(at + 2));
  return type === SYM8 ? byName.get(bytes.toString('latin1', at + 3, at + 3 + length)) : undefined;
}
