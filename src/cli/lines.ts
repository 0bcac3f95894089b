// Reads a file, or the standard input, line by line: memory holds one line and no more, however large the file is.
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

/** What a line may have: four times the largest notification that is sent by default. */
export const MOST_BYTES: number = 4 * 2 ** 20;

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = /^\ufeff/;

/** The lines of a file that are not empty; `-` is the standard input. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const line = new GrowingLine();
  for await (const chunk of opened(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      line.add(chunk.subarray(start, end));
      yield* line.taken(false);
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  yield* line.taken(true);
}

function opened(file: string): Readable {
  return addAbortSignal(interruption.signal, file === '-' ? process.stdin : createReadStream(file));
}

class GrowingLine {
  #number = 1;
  #bytes = 0;
  #parts: Buffer[] = [];

  add(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes > MOST_BYTES) this.#parts = [];
    else this.#parts.push(part);
  }

  /** The line, unless it is empty; the next one begins. */
  *taken(isCut: boolean): Generator<Line> {
    const [number, bytes, parts] = [this.#number++, this.#bytes, this.#parts];
    [this.#bytes, this.#parts] = [0, []];
    if (bytes > MOST_BYTES) yield { number, text: undefined, isCut };
    else yield* unlessEmpty({ number, text: Buffer.concat(parts).toString('utf8'), isCut });
  }
}

function unlessEmpty({ number, text, isCut }: Line & { text: string }): Line[] {
  return text.trim() === '' ? [] : [{ number, text: text.replace(BYTE_ORDER_MARK, ''), isCut }];
}
