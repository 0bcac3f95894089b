// The notifications that a collector refused, one per line, for a person to inspect and to send again.
import { join } from 'node:path';
import type { Rejection } from '../consumer/index.ts';
import { BoundedFile } from '../utils/runtime/bounded-file.ts';
import { warn } from '../utils/runtime/warnings.ts';

const MAX_BYTES = 64 * 2 ** 20;

/** The numbers of refused notifications. */
export interface RefusedCounts {
  readonly refused: number;
  /** Those that the file had no space for. */
  readonly dropped: number;
}

export class RefusedFile {
  readonly #file: BoundedFile;
  readonly #counts = { refused: 0, dropped: 0 };

  constructor(directory: string, mostBytes: number = MAX_BYTES) {
    this.#file = new BoundedFile(join(directory, 'refused.ndjson'), mostBytes);
  }

  get path(): string {
    return this.#file.path;
  }

  counts(): RefusedCounts {
    return { ...this.#counts };
  }

  /** Adds a line, as long as there is space. `time` is in milliseconds since 1970. */
  keep(rejection: Rejection, time: number): void {
    this.#counts.refused++;
    try {
      this.#file.append(lineOf(rejection, time));
    } catch (error) {
      this.#counts.dropped++;
      warn('refused file', `cannot write refused messages to ${this.path}: ${(error as Error).message}`);
    }
  }
}

function lineOf(
  { reason, code, detail, topic, eventType, messageId, body }: Rejection,
  time: number,
): Buffer {
  const line = JSON.stringify({
    refused_at: new Date(time).toISOString(),
    topic,
    ...{ reason, code, detail },
    ...{ event_type: eventType, message_id: messageId },
    bytes: body.toString('base64'),
  });
  return Buffer.from(`${line}\n`);
}
