/** What stands in place of a line that has too many bytes. No line is that. */
export const TOO_LONG = '\n';

const NEWLINE = 0x0a;

/**
 * Cuts bytes into lines of text, as they are read: memory holds one line and no more of what was cut. What it is given is
 * its own only until it has cut it.
 */
export class LineCutter {
  readonly #most: number;
  /** Of the line whose end did not come yet. */
  #parts: Buffer[] = [];
  #bytes = 0;

  /** `most` is how many bytes a line may have: what has more is `TOO_LONG`. */
  constructor(most: number = Infinity) {
    this.#most = most;
  }

  /** The lines that end in these bytes. */
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

  /** What stands behind the last end of a line; empty when nothing does. */
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
