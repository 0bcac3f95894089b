// The offset up to which a collector has read each stream: everything before it is on the disk. A small file,
// `.<name>.offsets.json`.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFile, syncFolder } from './disk.ts';

export class StreamOffsets {
  readonly #directory: string;
  readonly #file: string;
  #noted: ReadonlyMap<string, number>;
  #work: Promise<void> = Promise.resolve();

  private constructor(directory: string, file: string, noted: ReadonlyMap<string, number>) {
    this.#directory = directory;
    this.#file = file;
    this.#noted = noted;
  }

  /** Reads the offsets of a collector. Rejects when the file exists and cannot be read. */
  static async of(directory: string, collector: string): Promise<StreamOffsets> {
    const file = join(directory, `.${collector}.offsets.json`);
    return new StreamOffsets(directory, file, new Map(Object.entries(offsetsIn(await textOf(file)))));
  }

  /** Returns the offset up to which a stream was read; `undefined` for a stream not read yet. */
  of(topic: string): number | undefined {
    return this.#noted.get(topic);
  }

  /** Resolves when the offsets are safe on the disk. */
  note(offsets: Iterable<readonly [topic: string, offset: number]>): Promise<void> {
    const all = new Map([...this.#noted, ...offsets]);
    const done = this.#work.then(() => this.#write(all));
    this.#work = done.catch(() => undefined); // the caller sees the error
    return done;
  }

  // A loss of power leaves either the old or the new file complete.
  async #write(offsets: ReadonlyMap<string, number>): Promise<void> {
    const text = textFor(offsets);
    if (text === textFor(this.#noted)) return;
    await writeFile(`${this.#file}.tmp`, text, { mode: 0o600 });
    await syncFile(`${this.#file}.tmp`);
    await rename(`${this.#file}.tmp`, this.#file);
    await syncFolder(this.#directory);
    this.#noted = offsets;
  }
}

function textFor(offsets: ReadonlyMap<string, number>): string {
  return `${JSON.stringify(Object.fromEntries(offsets))}\n`;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw error;
  }
}

/** Ignores invalid offsets: their streams are read from the beginning, and known notifications are dropped. */
function offsetsIn(text: string): Record<string, number> {
  const read = parsed(text);
  const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
  return Object.fromEntries(entries.filter(([, offset]) => Number.isSafeInteger(offset) && offset >= 0));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
