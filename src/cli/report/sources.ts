// The inputs of notifications, which may be read once or more often.
import { createWriteStream, statSync, type Stats } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { opened } from '../lines.ts';

/** A file, a folder of `collect`, or the standard input (`-`). */
export interface Source {
  /** The name as given. */
  readonly file: string;
  /** The path to read, possibly of a copy. */
  readonly path: string;
}

export function sourcesOf(files: readonly string[]): Source[] {
  return files.map((file) => ({ file, path: file }));
}

/** Tests whether it can be read only once, like a pipe. */
export function isReadOnce({ path }: Source): boolean {
  const stats = statsOf(path);
  return stats === undefined || !(stats.isFile() || stats.isDirectory());
}

/** Returns `undefined` for the standard input. */
export function statsOf(path: string): Stats | undefined {
  return path === '-' ? undefined : statSync(path);
}

/**
 * Copies, on the disk, of inputs that can be read only once: memory would not hold them. They are deleted on disposal.
 */
export class Copies implements AsyncDisposable {
  #folder: string | undefined;
  #count = 0;

  /** Returns a source that can be read again. */
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
