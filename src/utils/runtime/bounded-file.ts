import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { APPEND } from './open-flags.ts';

/** A file of lines with a maximum size, readable only by its owner. */
export class BoundedFile {
  readonly path: string;
  readonly #mostBytes: number;
  #isCut = false;

  constructor(path: string, mostBytes: number) {
    this.path = path;
    this.#mostBytes = mostBytes;
  }

  /** Appends a line, including its line break. Throws when the file or the disk is full, or cannot be written. */
  append(line: Buffer): void {
    // Opened each time: other processes append to it, too, and a person may have moved it away.
    const file = openSync(this.path, APPEND, 0o600);
    try {
      if (fstatSync(file).size + line.length > this.#mostBytes) throw new Error('it is full; move it away');
      // A line that a full disk cut must not spoil the next one.
      if (this.#isCut) writeSync(file, '\n');
      this.#isCut = writeSync(file, line) < line.length;
      if (this.#isCut) throw new Error('the disk is full');
    } finally {
      closeSync(file);
    }
  }
}
