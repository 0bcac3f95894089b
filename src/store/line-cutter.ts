/** Replaces a line that is too long. It differs from every line. */
export const TOO_LONG = '\n';

const NEWLINE = 0x0a;

/**
 * Cuts bytes into lines of text as they are read. Memory holds only one unfinished line of earlier bytes. The buffer
 * passed in can be reused after `cut`.
 */
export class LineCutter {
  readonly #most: number;
  /** The parts of the unfinished line. */
  #parts: Buffer[] = [];
  #bytes = 0;

  /** `most` is the maximum number of bytes of a line: a longer one becomes `TOO_LONG`. */
  constructor(most: number = Infinity) {
    this.#most = most;
  }

  /** Returns the lines that end in these bytes. */
  cut(bytes: Buffer): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      lines.push(this.#text(bytes, start, end));
      start = end + 1;
    }
    if (start < bytes.length) this.#keep(Buffer.from(bytes.subarray(start)));
    return lines;
  }

  /** Returns the text after the last line break, or the empty string. */
  rest(): string {
    return this.#text(Buffer.alloc(0), 0, 0);
  }

  #text(bytes: Buffer, start: number, end: number): string {
    if (this.#bytes + end - start > this.#most) return this.#forget(TOO_LONG);
    if (this.#bytes === 0) return bytes.toString('utf8', start, end);
    return this.#forget(Buffer.concat([...this.#parts, bytes.subarray(start, end)]).toString('utf8'));
  }

  #forget(text: string): string {
    [this.#parts, this.#bytes] = [[], 0];
    return text;
  }

  #keep(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes > this.#most) this.#parts = [];
    else this.#parts.push(part);
  }
}
