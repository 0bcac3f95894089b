// Reads a file, or the standard input, line by line: memory holds a piece of it and no more, however large the file is.
import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { MAX_MESSAGE_SIZE } from '../utils/amqp/receiving/message-assembler.ts';
import { LineCutter, TOO_LONG } from '../store/line-cutter.ts';
import { io } from './io.ts';

export interface Line {
  readonly file: string;
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
  /** How many bytes were read for them. */
  readonly bytes: number;
}

/** What a line may have: what `collect` writes of the largest message is less than twice as long. */
export const MOST_BYTES: number = 2 * MAX_MESSAGE_SIZE;

const BYTE_ORDER_MARK = '\ufeff';
const BYTES_AT_ONCE = 2 ** 18;

/**
 * The lines of a file that are not empty, a piece at a time: to wait for each line would take longer than to read it. `-` is
 * the standard input. `path` is where it is read, when that is a copy.
 */
export async function* piecesOf(file: string, path: string = file): AsyncGenerator<Piece, void> {
  const cutter = new LineCutter(MOST_BYTES);
  const numbering = new Numbering(file);
  for await (const chunk of opened(path) as AsyncIterable<Buffer>)
    yield { lines: numbering.lines(cutter.cut(chunk)), bytes: chunk.length };
  yield { lines: numbering.lines([cutter.rest()], true), bytes: 0 };
}

/** What is in a file, until the command is interrupted. */
export function opened(file: string): Readable {
  const input = file === '-' ? io().stdin : createReadStream(file, { highWaterMark: BYTES_AT_ONCE });
  return addAbortSignal(io().interruption.signal, input);
}

/** Gives its number to each line. */
export class Numbering {
  readonly #file: string;
  #number = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Those that are not empty. */
  lines(texts: readonly string[], isCut = false): Line[] {
    const lines: Line[] = [];
    for (const text of texts) {
      const number = ++this.#number;
      if (text === TOO_LONG) lines.push({ file: this.#file, number, text: undefined, isCut });
      else if (text.trim() !== '') lines.push({ file: this.#file, number, text: unmarked(text), isCut });
    }
    return lines;
  }
}

function unmarked(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
