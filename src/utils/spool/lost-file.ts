// What was lost for a reason, a line each, so that a person can look at it and send it again.
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

  /** Adds a line, as long as there is room. It is masked already. */
  keep(loss: Loss, time: number): void {
    // What found no room anywhere finds none here.
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
  // The envelope is JSON already, as it would have been sent.
  const line = notification === undefined ? about : `${about.slice(0, -1)},"notification":${notification}}`;
  return Buffer.from(`${line}\n`);
}
