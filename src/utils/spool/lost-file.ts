// Lost notifications with their reasons, one a line, so that a person can inspect and resend them.
import { join } from 'node:path';
import { BoundedFile } from '../runtime/bounded-file.ts';
import type { Loss } from '../api/loss.ts';
import { warn } from '../runtime/warnings.ts';

export const LOST_FILE = 'lost.ndjson';

export class LostFile {
  readonly #file: BoundedFile;

  constructor(directory: string, mostBytes: number) {
    this.#file = new BoundedFile(join(directory, LOST_FILE), mostBytes);
  }

  /** Appends a line while there is room. The notification is already masked. */
  keep(loss: Loss, time: number): void {
    // The queue and the spool are full: there is no room here either.
    if (loss.reason === 'overflow') return;
    try {
      this.#file.append(lineOf(loss, time));
    } catch (error) {
      warn('lost file', `cannot write lost notifications to ${this.#file.path}: ${(error as Error).message}`);
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
  // The envelope is already JSON, as it would have been sent.
  const line = notification === undefined ? about : `${about.slice(0, -1)},"notification":${notification}}`;
  return Buffer.from(`${line}\n`);
}
