// What was lost for a reason, a line each, so that a person can look at it and send it again.
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Loss } from '../ledger.ts';
import { warn } from '../warnings.ts';
import { APPEND } from './opening.ts';

export const LOST_FILE = 'lost.ndjson';

export class LostFile {
  readonly #path: string;
  readonly #mostBytes: number;
  #isCut = false;

  constructor(directory: string, mostBytes: number) {
    this.#path = join(directory, LOST_FILE);
    this.#mostBytes = mostBytes;
  }

  /** Adds a line, as long as there is room. It is masked already. */
  keep(loss: Loss, time: number): void {
    // What found no room anywhere finds none here.
    if (loss.reason === 'overflow') return;
    try {
      this.#append(lineOf(loss, time));
    } catch (error) {
      warn('lost file', `${this.#path} does not take what was lost: ${(error as Error).message}`);
    }
  }

  // Opened each time: other processes write to it too, and a person may have moved it away.
  #append(line: Buffer): void {
    const file = openSync(this.#path, APPEND, 0o600);
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

function lineOf({ reason, detail, eventType, notification }: Loss, time: number): Buffer {
  const about = JSON.stringify({
    lost_at: new Date(time).toISOString(),
    reason,
    detail,
    event_type: eventType,
  });
  // The envelope is JSON already, as it would have been sent.
  const line = notification === undefined ? about : `${about.slice(0, -1)},"notification":${notification}}`;
  return Buffer.from(`${line}\n`);
}
