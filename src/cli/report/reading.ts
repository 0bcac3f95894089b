import { closeSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import type { Window } from '../../reports/report.ts';
import { merged, timeIn, type Source } from '../../utils/merging.ts';
import { documentsOf } from '../documents.ts';
import type { Line, Piece } from '../lines.ts';
import { piecesOfFolder } from './folder.ts';

const LOOK_AT = 2 ** 16; // bytes: more than most lines have

/** Files and folders, as they are read. */
export class Reading {
  readonly #files: readonly string[];
  readonly #window: Window;
  /** Of all files, when it is known how large they are. */
  readonly #size: number;
  #bytes = 0;

  /** Of a folder, only the days that the window touches are read. */
  constructor(files: readonly string[], window: Window) {
    this.#files = files;
    this.#window = window;
    this.#size = files.reduce((sum, file) => sum + sizeOf(file), 0);
  }

  /** The lines of all of them, some at a time: those of several about in the order of time. */
  lines(): AsyncGenerator<readonly Line[], void> {
    return merged(
      this.#files.map((file) => this.#source(file)),
      ({ text = '' }) => text,
    );
  }

  /** For people: `week.ndjson: line 17000, 42 %`. */
  howFar({ file, number }: Line): string {
    const line = `${file}: line ${String(number)}`;
    return Number.isNaN(this.#size) ? line : `${line}, ${((this.#bytes / this.#size) * 100).toFixed(0)} %`;
  }

  #source(file: string): Source<Line> {
    const isFolder = statsOf(file)?.isDirectory() === true;
    const pieces = isFolder ? piecesOfFolder(file, this.#window) : documentsOf(file);
    return { lines: this.#counted(pieces), begins: beginningOf(file) };
  }

  async *#counted(pieces: AsyncIterable<Piece>): AsyncGenerator<readonly Line[], void> {
    for await (const { lines, bytes } of pieces) {
      this.#bytes += bytes;
      yield lines;
    }
  }
}

/** Nothing of the standard input. */
function statsOf(file: string): Stats | undefined {
  return file === '-' ? undefined : statSync(file);
}

function sizeOf(file: string): number {
  const stats = statsOf(file);
  return stats?.isFile() === true ? stats.size : NaN;
}

/** When the first line was told that says it. What can be read only once is not looked at. */
function beginningOf(file: string): string {
  if (statsOf(file)?.isFile() !== true) return '';
  const opened = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(LOOK_AT);
    return timeIn(buffer.toString('utf8', 0, readSync(opened, buffer, 0, LOOK_AT, 0)));
  } finally {
    closeSync(opened);
  }
}
