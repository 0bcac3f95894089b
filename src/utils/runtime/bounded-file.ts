import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { APPEND } from './open-flags.ts';

/** A file of lines that does not grow beyond so many bytes, for its owner alone. */
export class BoundedFile {
  readonly path: string;
  readonly #mostBytes: number;
  #isCut = false;

  constructor(path: string, mostBytes: number) {
    this.path = path;
    this.#mostBytes = mostBytes;
  }

  /** Adds a line, with its end. Throws when there is no room, or the disk does not take it. */
  append(line: Buffer): void {
    // Opened each time: other processes write to it too, and a person may have moved it away.
    const file = openSync(this.path, APPEND, 0o600);
    try {
      if (fstatSync(file).size + line.length > this.#mostBytes) throw new Error('it is full; move it away');
      // A line that a full disk has cut must not spoil the next one.
      if (this.#isCut) writeSync(file, '\n');
      this.#isCut = writeSync(file, line) < line.length;
      if (this.#isCut) throw new Error('the disk is full');
    } finally {
      closeSync(file);
    }
  }
}
