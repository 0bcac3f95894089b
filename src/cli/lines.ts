// Reads a file or the standard input line by line: memory holds only one chunk of it, however large the file is.
import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { MAX_MESSAGE_SIZE } from '../utils/amqp/receiving/message-assembler.ts';
import { LineCutter, TOO_LONG } from '../store/line-cutter.ts';
import { io } from './io.ts';

export interface Line {
  readonly file: string;
  /** Starts at 1. */
  readonly number: number;
  /** `undefined` for a line of more than `MAX_BYTES`. */
  readonly text: string | undefined;
  /** Whether the file ends before the end of this line. */
  readonly isCut: boolean;
}

/** The lines of one read. */
export interface Piece {
  readonly lines: readonly Line[];
  /** The number of bytes read for them. */
  readonly bytes: number;
}

/** The maximum line length: the largest message, as `collect` writes it, is less than twice as long. */
export const MAX_BYTES: number = 2 * MAX_MESSAGE_SIZE;

const BYTE_ORDER_MARK = '\ufeff';
const BYTES_AT_ONCE = 2 ** 18;

/**
 * Yields the non-empty lines of a file in chunks: a wait for each line would take longer than the reading. `-` is the
 * standard input. `path` is the file to read, if that is a copy.
 */
export async function* piecesOf(file: string, path: string = file): AsyncGenerator<Piece, void> {
  const cutter = new LineCutter(MAX_BYTES);
  const numbering = new Numbering(file);
  for await (const chunk of opened(path) as AsyncIterable<Buffer>)
    yield { lines: numbering.lines(cutter.cut(chunk)), bytes: chunk.length };
  yield { lines: numbering.lines([cutter.rest()], true), bytes: 0 };
}

/** Opens a file for reading, until the command is interrupted. */
export function opened(file: string): Readable {
  const input = file === '-' ? io().stdin : createReadStream(file, { highWaterMark: BYTES_AT_ONCE });
  return addAbortSignal(io().interruption.signal, input);
}

/** Numbers lines. */
export class Numbering {
  readonly #file: string;
  #number = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Returns the non-empty lines. */
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
