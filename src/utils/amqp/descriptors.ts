// What a described value is (AMQP 1.0, sections 1.2 and 2.7.5): by its number, or by its name.

export const TRANSFER = 0x14;

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

const byName: Readonly<Record<string, number>> = {
  'amqp:transfer:list': TRANSFER,
  'amqp:header:list': sections.header,
  'amqp:delivery-annotations:map': sections.deliveryAnnotations,
  'amqp:message-annotations:map': sections.messageAnnotations,
  'amqp:properties:list': sections.properties,
  'amqp:application-properties:map': sections.applicationProperties,
  'amqp:data:binary': sections.data,
  'amqp:amqp-sequence:list': sections.amqpSequence,
  'amqp:value:*': sections.amqpValue,
  'amqp:footer:map': sections.footer,
};

const [SMALL_ULONG, ULONG, SYM8] = [0x53, 0x80, 0xa3];

/** The number of the described value that begins `at`; nothing when it is none of these. */
export function descriptorAt(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] !== 0) return undefined;
  const [type, length = 0] = [bytes[at + 1], bytes[at + 2]];
  if (type === SMALL_ULONG) return length;
  if (type === ULONG) return Number(bytes.readBigUInt64BE(at + 2));
  const name = type === SYM8 ? bytes.toString('latin1', at + 3, at + 3 + length) : '';
  return Object.hasOwn(byName, name) ? byName[name] : undefined;
}
