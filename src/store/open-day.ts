// A snapshot of a day's files. A collector may finish, roll or remove them while they are read.
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf, partsIn, type Part } from './names.ts';

/** The files of one collector. */
export interface Written {
  /** Its finished files, in order. */
  readonly parts: readonly Part[];
  /** The file still written to: already open, since its name may change before it is read. */
  readonly newest: FileHandle | undefined;
}

export async function openDay(folder: string): Promise<Written[]> {
  for (;;) {
    const parts = partsIn(folder);
    const newest = new Map<string, FileHandle>();
    for (const part of parts.filter(({ number }) => number === undefined)) {
      const file = await openIfThere(join(folder, fileOf(part)));
      if (file !== undefined) newest.set(part.collector, file);
    }
    if (newest.size === parts.filter(({ number }) => number === undefined).length)
      return byCollector(parts, newest);
    await Promise.all([...newest.values()].map((file) => file.close())); // a file was finished in the meantime
  }
}

/** Resolves to `undefined` when the file does not exist, or was removed. */
export async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function byCollector(parts: readonly Part[], newest: ReadonlyMap<string, FileHandle>): Written[] {
  const collectors = new Set(parts.map(({ collector }) => collector));
  return [...collectors].map((name) => ({
    parts: parts.filter(({ collector, number }) => collector === name && number !== undefined),
    newest: newest.get(name),
  }));
}
