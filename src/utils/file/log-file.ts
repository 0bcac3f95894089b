// A file of lines that grows, and begins anew when it is rotated.
import { randomUUID } from 'node:crypto';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';

/** Where lines are written. */
export interface LineOutput {
  /** Writes lines, each with its line break, and returns the number of bytes written: fewer only after a failure. */
  write(lines: Buffer): Promise<Written>;
  /** Opens the file again before the next lines: somebody has moved it away. */
  reopen?(): void;
  close(): Promise<void>;
}

export interface Written {
  readonly bytes: number;
  readonly error?: NodeJS.ErrnoException;
}

export class LogFile implements LineOutput {
  readonly #path: string;
  readonly #rotateBytes: number;
  #handle: FileHandle | undefined;
  #isStale = false;
  /** Whether its last line is incomplete. */
  #isCut = false;

  constructor(path: string, rotateBytes: number = Infinity) {
    this.#path = path;
    this.#rotateBytes = rotateBytes;
  }

  reopen(): void {
    this.#isStale = true;
  }

  async write(lines: Buffer): Promise<Written> {
    let bytes = 0;
    try {
      const handle = await this.#openFor(lines.length);
      await this.#endCutLine(handle);
      while (bytes < lines.length) {
        const { bytesWritten } = await handle.write(lines, bytes);
        bytes += bytesWritten;
        this.#isCut = lines[bytes - 1] !== LINE_FEED;
      }
      return { bytes };
    } catch (error) {
      return { bytes, error: error as NodeJS.ErrnoException };
    }
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  async #openFor(length: number): Promise<FileHandle> {
    if (this.#isStale) await this.close();
    this.#isStale = false;
    this.#handle ??= await open(this.#path, 'a', 0o600);
    if (await this.#isFull(this.#handle, length)) {
      await this.#rotate(this.#handle);
      this.#handle = await open(this.#path, 'a', 0o600);
    }
    return this.#handle;
  }

  // Looked up each time, since other processes may append to the file, too.
  async #isFull(handle: FileHandle, length: number): Promise<boolean> {
    if (this.#rotateBytes === Infinity) return false;
    const { size } = await handle.stat();
    return size > 0 && size + length > this.#rotateBytes;
  }

  /** Renames the file, unless another process has already done so. */
  async #rotate(handle: FileHandle): Promise<void> {
    const [own, current] = await Promise.all([handle.stat(), stat(this.#path).catch(() => undefined)]);
    if (current?.ino === own.ino && current.dev === own.dev)
      await rename(this.#path, `${this.#path}.${timeInName()}-${randomUUID().slice(0, 8)}`);
    await this.close();
  }

  // A line that a full disk has cut must not spoil the next one.
  async #endCutLine(handle: FileHandle): Promise<void> {
    if (!this.#isCut) return;
    await handle.write('\n');
    this.#isCut = false;
  }
}

const LINE_FEED = 0x0a;

/** Returns `2026-11-22T15-36-51`: names sort by time. */
function timeInName(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(':', '-');
}
