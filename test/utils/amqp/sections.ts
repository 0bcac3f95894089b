// Decodes the bytes of an AMQP message without rhea (AMQP 1.0, sections 1.2 and 3.2), with the types on the wire.

/** A value with its type, as `{ type: 'symbol', value: 'utf-8' }`; null is null. */
export type Field = { readonly type: string; readonly value: unknown } | null;

export interface Section {
  readonly section: string;
  /** Its fields by name; for application properties by key; the value itself for a body. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly body: Field;
}

const sectionNames: Record<number, [name: string, fields: string[]]> = {
  0x70: ['header', ['durable', 'priority', 'ttl', 'first-acquirer', 'delivery-count']],
  0x72: ['message-annotations', []],
  0x73: [
    'properties',
    [
      'message-id',
      'user-id',
      'to',
      'subject',
      'reply-to',
      'correlation-id',
      'content-type',
      'content-encoding',
    ].concat(['absolute-expiry-time', 'creation-time', 'group-id', 'group-sequence', 'reply-to-group-id']),
  ],
  0x74: ['application-properties', []],
  0x75: ['data', []],
  0x77: ['amqp-value', []],
};

export function readSections(bytes: Buffer): Section[] {
  const reader = new Reader(bytes);
  const sections: Section[] = [];
  while (!reader.isAtEnd) sections.push(readSection(reader));
  return sections;
}

function readSection(reader: Reader): Section {
  reader.expect(0x00); // a described value,
  reader.expect(0x53); // by a small ulong
  const [section, names] = sectionNames[reader.byte()] ?? ['unknown', []];
  const body = reader.value();
  const items = (Array.isArray(body?.value) ? body.value : []) as Field[];
  const named = names.map((name, at) => [name, items[at] ?? null] as const);
  return { section, fields: Object.fromEntries(body?.type === 'map' ? pairs(items) : named), body };
}

function pairs(items: readonly Field[]): [string, Field][] {
  return items.flatMap((key, at) => (at % 2 === 0 ? [[String(key?.value), items[at + 1] ?? null]] : []));
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++);
  }

  expect(byte: number): void {
    const found = this.byte();
    if (found !== byte)
      throw new Error(`0x${found.toString(16)} at ${this.#at - 1}, not 0x${byte.toString(16)}`);
  }

  value(): Field {
    const code = this.byte();
    const take = (length: number): Buffer => this.#bytes.subarray(this.#at, (this.#at += length));
    const length = (): number => (code >= 0xb0 ? take(4).readUInt32BE() : this.byte());
    switch (code) {
      case 0x40:
        return null;
      case 0x41:
      case 0x42:
        return { type: 'boolean', value: code === 0x41 };
      case 0x43:
        return { type: 'uint', value: 0 };
      case 0x45:
        return { type: 'list', value: [] };
      case 0x50:
        return { type: 'ubyte', value: this.byte() };
      case 0x52:
        return { type: 'uint', value: this.byte() };
      case 0x70:
        return { type: 'uint', value: take(4).readUInt32BE() };
      case 0x83:
        return { type: 'timestamp', value: Number(take(8).readBigInt64BE()) };
      case 0xa0:
      case 0xb0:
        return { type: 'binary', value: take(length()) };
      case 0xa1:
      case 0xb1:
        return { type: 'string', value: take(length()).toString('utf8') };
      case 0xa3:
      case 0xb3:
        return { type: 'symbol', value: take(length()).toString('ascii') };
      case 0xc0:
      case 0xc1:
        return this.#compound(code, () => this.byte());
      case 0xd0:
      case 0xd1:
        return this.#compound(code, () => take(4).readUInt32BE());
      default:
        throw new Error(`no message of ours has the type 0x${code.toString(16)}`);
    }
  }

  #compound(code: number, number: () => number): Field {
    const end = number() + this.#at;
    const items = Array.from({ length: number() }, () => this.value());
    if (this.#at !== end) throw new Error('a list or map is not as long as it says');
    return { type: code % 16 === 0 ? 'list' : 'map', value: items };
  }
}
