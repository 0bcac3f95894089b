// Writes values in AMQP's types (AMQP 1.0, section 1.6), one after the other.

const NULL = 0x40;
const TRUE = 0x41;
const SMALL_ULONG = 0x53;
const UINT = 0x70;
const TIMESTAMP = 0x83;
const STR8 = 0xa1;
const SYM8 = 0xa3;
const STR32 = 0xb1;

/** The types that begin with their size in four bytes. */
export const wide: Readonly<Record<'binary' | 'string' | 'list' | 'map', number>> = {
  binary: 0xb0,
  string: STR32,
  list: 0xd0,
  map: 0xd1,
};

/** How many backslashes a byte of JSON needs before it inside a JSON string. */
const backslashes = new Uint8Array(256);
for (const character of '"\\') backslashes[character.charCodeAt(0)] = 1;

const MOST_BYTES = 3; // of UTF-8, for each unit of a string

// Every message is written here and then copied: how long it will be is not known before.
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** Only one at a time may be in use. */
export class Writer {
  #bytes = scratch;
  #at = 0;

  /** What was written, as long as no other writer writes. A copy of 3 KB costs 1.4 µs, 3 % of the whole way. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  null(): void {
    this.#byte(NULL);
  }

  true(): void {
    this.#byte(TRUE);
  }

  uint(value: number): void {
    this.#byte(UINT);
    this.count(value);
  }

  /** `time` is in milliseconds since 1970. */
  timestamp(time: number): void {
    this.#byte(TIMESTAMP);
    this.count(Math.floor(time / 2 ** 32) >>> 0);
    this.count(time >>> 0);
  }

  string(text: string): void {
    if (text.length * MOST_BYTES < 256 || Buffer.byteLength(text) < 256) this.#short(STR8, text);
    else {
      const start = this.begin(STR32);
      this.text(text);
      this.end(start);
    }
  }

  /** ASCII, 255 characters at most. */
  symbol(text: string): void {
    this.#short(SYM8, text);
  }

  /** The descriptor of what follows: the number of a section. */
  descriptor(number: number): void {
    this.#byte(0x00);
    this.#byte(SMALL_ULONG);
    this.#byte(number);
  }

  /** Begins what has a size; `end` is to be called with what this gives. */
  begin(type: number): number {
    this.#byte(type);
    this.count(0);
    return this.#at;
  }

  end(start: number): void {
    this.#bytes.writeUInt32BE(this.#at - start, start - 4);
  }

  /** Four bytes without a type: how many items a list or map has. */
  count(value: number): void {
    this.#room(4);
    this.#at = this.#bytes.writeUInt32BE(value, this.#at);
  }

  /** UTF-8 without a type: a part of a string or binary. A lone surrogate becomes U+FFFD. */
  text(text: string): void {
    this.#room(text.length * MOST_BYTES);
    this.#at += this.#bytes.write(text, this.#at);
  }

  /**
   * The same for JSON inside a JSON string. All that JSON escapes is escaped in `json` already, but for its quotes and
   * backslashes: this takes 2.6 µs for 2 KB, another JSON.stringify 4.8.
   */
  quoted(json: string): void {
    const length = Buffer.byteLength(json);
    this.#room(length * 2);
    // In the second half of the room: what is written never overtakes what is still to be read.
    const end = this.#at + length * 2;
    this.#bytes.write(json, end - length);
    this.#at = escape(this.#bytes, this.#at, end - length, end, backslashes);
  }

  #short(type: number, text: string): void {
    this.#room(2 + text.length * MOST_BYTES);
    const length = this.#bytes.write(text, this.#at + 2);
    this.#bytes[this.#at] = type;
    this.#bytes[this.#at + 1] = length;
    this.#at += 2 + length;
  }

  #byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = byte;
  }

  #room(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(needed * 2);
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

/**
 * Copies the bytes of JSON from behind, with a backslash where one is needed; gives where they end. All is handed over:
 * what belongs to a module is read anew each time.
 */
function escape(bytes: Buffer, to: number, from: number, end: number, needed: Uint8Array): number {
  let at = to;
  for (let next = from; next < end; next++) {
    const byte = bytes[next] ?? 0;
    // Without a branch, which could not be predicted: the byte takes the place of a backslash that it does not need.
    bytes[at] = 0x5c;
    at += needed[byte] ?? 0;
    bytes[at++] = byte;
  }
  return at;
}
