// Reads a file, or the standard input, line by line: memory holds a piece of it and no more, however large the file is.
import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { interruption } from './interruption.ts';

export interface Line {
  /** The first one is 1. */
  readonly number: number;
  /** Nothing when it has more than `MOST_BYTES`. */
  readonly text: string | undefined;
  /** Whether the file ends without the end of this line. */
  readonly isCut: boolean;
}

/** The lines that were read at once. */
export interface Piece {
  readonly lines: readonly Line[];
  /** How many bytes of the file were read so far. */
  readonly bytes: number;
}

/** What a line may have: four times the largest notification that is sent by default. */
export const MOST_BYTES: number = 4 * 2 ** 20;

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';
const BYTES_AT_ONCE = 2 ** 18;

/**
 * The lines of a file that are not empty, a piece at a time: to wait for each line would take longer than to read it. `-` is
 * the standard input.
 */
export async function* piecesOf(file: string): AsyncGenerator<Piece> {
  const growing = new GrowingLine();
  let bytes = 0;
  for await (const chunk of opened(file) as AsyncIterable<Buffer>)
    yield { lines: growing.linesIn(chunk), bytes: (bytes += chunk.length) };
  yield { lines: growing.taken(true), bytes };
}

function opened(file: string): Readable {
  const input = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: BYTES_AT_ONCE });
  return addAbortSignal(interruption.signal, input);
}

class GrowingLine {
  #number = 1;
  #bytes = 0;
  #parts: Buffer[] = [];

  /** The lines that end in a piece of the file. */
  linesIn(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#add(chunk.subarray(start, end));
      lines.push(...this.taken(false));
      start = end + 1;
    }
    this.#add(chunk.subarray(start));
    return lines;
  }

  /** The line, unless it is empty; the next one begins. */
  taken(isCut: boolean): Line[] {
    const [number, bytes, parts] = [this.#number++, this.#bytes, this.#parts];
    [this.#bytes, this.#parts] = [0, []];
    return bytes > MOST_BYTES
      ? [{ number, text: undefined, isCut }]
      : unlessEmpty({ number, text: textOf(parts), isCut });
  }

  #add(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes > MOST_BYTES) this.#parts = [];
    else this.#parts.push(part);
  }
}

function textOf(parts: readonly Buffer[]): string {
  const [only] = parts;
  return parts.length === 1 && only !== undefined
    ? only.toString('utf8')
    : Buffer.concat(parts).toString('utf8');
}

function unlessEmpty({ number, text, isCut }: Line & { text: string }): Line[] {
  if (text.trim() === '') return [];
  return [{ number, text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, isCut }];
}
