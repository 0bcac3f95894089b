// Appends lines to a file, and resolves for each when it is safe: one fdatasync for all lines of a few milliseconds.
import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CancellableDelays } from '../consumer/cancellable-delays.ts';
import { Batch } from './batch.ts';
import { syncFolder, writeSafely } from './disk.ts';
import { openToAppend, type OpenFile } from './open-file.ts';
import type { Opener, OpenFiles } from './open-files.ts';
import type { DiskFailures } from './disk-failures.ts';

const GATHER = 5; // milliseconds
const AGAIN = 1000; // milliseconds until a failed disk is tried again

/** The settings shared by the appenders of a folder. */
export interface AppenderSettings {
  /** A file above this size is finished by renaming it, and a new one is begun. */
  readonly mostBytes: number;
  readonly trouble: DiskFailures;
  readonly files: OpenFiles;
}

export class Appender implements Opener {
  readonly #path: string;
  readonly #settings: AppenderSettings;
  readonly #finishedAs: () => string;
  readonly #pauses = new CancellableDelays();
  /** The operations on the file, one after the other. */
  #work: Promise<void> = Promise.resolve();
  #batch: Batch | undefined;
  #open: OpenFile | undefined;
  #size = 0;
  /** Whether the file may have bytes of an unaccepted batch after `#size`. */
  #isSpoilt = false;
  #isGivenUp = false;

  /** A finished file gets the name that `finishedAs` returns. */
  constructor(path: string, finishedAs: () => string, settings: AppenderSettings) {
    this.#path = path;
    this.#finishedAs = finishedAs;
    this.#settings = settings;
  }

  /** Resolves when the line, passed without a line break, is safe. Rejects when it was given up. */
  append(line: string): Promise<void> {
    this.#batch ??= this.#begin();
    return this.#batch.add(line);
  }

  /** Finishes the file by renaming it. Later lines go into another one. */
  finish(): Promise<void> {
    return this.#then(() => this.#finish());
  }

  /** From now on, a failed write is not repeated. */
  giveUp(): void {
    this.#isGivenUp = true;
    this.#pauses.end();
  }

  /** Closes the file after all that was appended; it is reopened when needed. */
  rest(): Promise<void> {
    return this.#then(() => this.#close());
  }

  #begin(): Batch {
    const batch = new Batch();
    void this.#then(() => this.#keep(batch));
    return batch;
  }

  #then(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined); // the caller sees the error
    return done;
  }

  async #keep(batch: Batch): Promise<void> {
    await pause(GATHER);
    this.#batch = undefined; // later lines go into the next batch
    const bytes = batch.bytes();
    let error = await this.#failure(bytes);
    while (error !== undefined && !this.#isGivenUp) {
      await this.#pauses.pause(AGAIN);
      error = await this.#failure(bytes);
    }
    if (error === undefined) batch.resolve();
    else batch.reject(error);
  }

  /** Returns the error that kept the batch from being written, or `undefined`. */
  async #failure(bytes: Buffer): Promise<Error | undefined> {
    const { mostBytes, trouble } = this.#settings;
    try {
      if (this.#size >= mostBytes) await this.#finish();
      await this.#write(bytes);
      trouble.over(this.#path);
      return undefined;
    } catch (error) {
      trouble.failed(this.#path, error);
      return error as Error;
    }
  }

  // After a failed fdatasync it is unknown which bytes are on the disk, and a second one may succeed without them: so
  // the whole batch is written again.
  async #write(bytes: Buffer): Promise<void> {
    const { file } = await this.#opened();
    if (this.#isSpoilt) await file.truncate(this.#size);
    this.#isSpoilt = true;
    await writeSafely(file, bytes, this.#size);
    this.#isSpoilt = false;
    this.#size += bytes.length;
  }

  async #opened(): Promise<OpenFile> {
    if (this.#open !== undefined) return this.#open;
    this.#open = await this.#opening();
    this.#size = this.#open.size;
    this.#isSpoilt = false;
    return this.#open;
  }

  async #opening(): Promise<OpenFile> {
    const { files } = this.#settings;
    await files.enter(this);
    try {
      return await openToAppend(this.#path);
    } catch (error) {
      files.leave(this);
      throw error;
    }
  }

  async #finish(): Promise<void> {
    await this.#opened();
    await this.#close();
    await rename(this.#path, this.#finishedAs());
    await syncFolder(dirname(this.#path));
  }

  async #close(): Promise<void> {
    const open = this.#open;
    if (open === undefined) return;
    if (this.#isSpoilt) await open.file.truncate(this.#size);
    this.#open = undefined;
    this.#size = 0;
    await open.file.close();
    this.#settings.files.leave(this);
  }
}
