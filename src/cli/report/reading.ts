import { closeSync, openSync, readSync } from 'node:fs';
import type { Window } from '../../reports/report.ts';
import { merged, timeIn, type Source as Merging } from '../../store/merge-by-time.ts';
import { documentsOf } from '../documents.ts';
import type { Line, Piece } from '../lines.ts';
import { piecesOfFolder } from './folder.ts';
import { statsOf, type Source } from './sources.ts';

const LOOK_AT = 2 ** 16; // bytes: more than most lines have

/** Reads files and folders. */
export class Reading {
  readonly #sources: readonly Source[];
  readonly #window: Window;
  /** The total size of all files, if known. */
  readonly #size: number;
  #bytes = 0;

  /** Of a folder, only the days that the window touches are read. */
  constructor(sources: readonly Source[], window: Window) {
    this.#sources = sources;
    this.#window = window;
    this.#size = sources.reduce((sum, { path }) => sum + sizeOf(path), 0);
  }

  /** Yields all lines in chunks: those of several sources roughly in the order of time. */
  lines(): AsyncGenerator<readonly Line[], void> {
    return merged(
      this.#sources.map((source) => this.#merging(source)),
      ({ text = '' }) => text,
    );
  }

  /** Returns a text for people: `week.ndjson: line 17000, 42 %`. */
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

/** Returns the time of the first line that has one. Does not look at a source that can be read only once. */
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
