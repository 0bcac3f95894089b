import { closeSync, openSync, readSync } from 'node:fs';
import type { Window } from '../../reports/report.ts';
import { merged, timeIn, type Source as Merging } from '../../store/merge-by-time.ts';
import { documentsOf } from '../documents.ts';
import type { Line, Piece } from '../lines.ts';
import { piecesOfFolder } from './folder.ts';
import { statsOf, type Source } from './sources.ts';

const LOOK_AT = 2 ** 16; // bytes: more than most lines have

/** Files and folders, as they are read. */
export class Reading {
  readonly #sources: readonly Source[];
  readonly #window: Window;
  /** Of all files, when it is known how large they are. */
  readonly #size: number;
  #bytes = 0;

  /** Of a folder, only the days that the window touches are read. */
  constructor(sources: readonly Source[], window: Window) {
    this.#sources = sources;
    this.#window = window;
    this.#size = sources.reduce((sum, { path }) => sum + sizeOf(path), 0);
  }

  /** The lines of all of them, some at a time: those of several about in the order of time. */
  lines(): AsyncGenerator<readonly Line[], void> {
    return merged(
      this.#sources.map((source) => this.#merging(source)),
      ({ text = '' }) => text,
    );
  }

  /** For people: `week.ndjson: line 17000, 42 %`. */
  howFar({ file, number }: Line): string {
    const line = `${file}: line ${String(number)}`;
    return Number.isNaN(this.#size) ? line : `${line}, ${((this.#bytes / this.#size) * 100).toFixed(0)} %`;
  }

  #merging({ file, path }: Source): Merging<Line> {
    const isFolder = statsOf(path)?.isDirectory() === true;
    const pieces = isFolder ? piecesOfFolder(path, this.#window) : documentsOf(file, path);
    return { lines: this.#counted(pieces), begins: beginningOf(path) };
  }

  async *#counted(pieces: AsyncIterable<Piece>): AsyncGenerator<readonly Line[], void> {
    for await (const { lines, bytes } of pieces) {
      this.#bytes += bytes;
      yield lines;
    }
  }
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
