// Where notifications are read from, once or more often.
import { createWriteStream, statSync, type Stats } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { opened } from '../lines.ts';

/** A file, a folder that `collect` keeps, or the standard input (`-`). */
export interface Source {
  /** As it was given. */
  readonly file: string;
  /** Where it is read: a copy of it, perhaps. */
  readonly path: string;
}

export function sourcesOf(files: readonly string[]): Source[] {
  return files.map((file) => ({ file, path: file }));
}

/** Whether it is gone when it was read, as a pipe is. */
export function isReadOnce({ path }: Source): boolean {
  const stats = statsOf(path);
  return stats === undefined || !(stats.isFile() || stats.isDirectory());
}

/** Nothing of the standard input. */
export function statsOf(path: string): Stats | undefined {
  return path === '-' ? undefined : statSync(path);
}

/** Copies of what can be read only once, on the disk: memory would not hold them. They go when they are disposed of. */
export class Copies implements AsyncDisposable {
  #folder: string | undefined;
  #count = 0;

  /** A source that can be read again. */
  async of(source: Source): Promise<Source> {
    if (!isReadOnce(source)) return source;
    this.#folder ??= await mkdtemp(join(tmpdir(), 'notify-about-report-'));
    const path = join(this.#folder, String(this.#count++));
    await pipeline(opened(source.path), createWriteStream(path, { mode: 0o600 }));
    return { ...source, path };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true });
  }
}
