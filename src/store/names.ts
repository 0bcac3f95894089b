// Names of folders and files: `day=2026-11-22/<collector>.ndjson` is written to, `<collector>-000001.ndjson` is
// finished, and `<collector>-000001.parquet` replaces it. Engines see the day as a column (Hive partitioning).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './errors.ts';

/** A file of a day. When both forms exist, it is the Parquet file: that is complete before the other one is removed. */
export interface Part {
  readonly collector: string;
  /** `undefined` for the file that is still written to. */
  readonly number: number | undefined;
  readonly form: 'ndjson' | 'parquet';
}

const FOLDER = /^day=(\d{4}-\d\d-\d\d)$/;
const FILE = /^(\w[\w.-]*?)(?:-(\d{6,}))?\.(ndjson|parquet)$/;
// Engines ignore names that begin with a dot.
const UNFINISHED = /^\.(\w[\w.-]*)-\d{6,}\.tmp$/;
const COLLECTOR = /^(?!.*-\d{6,}$)\w[\w.-]{0,99}$/;
const DIGITS = 6;

export function folderOf(directory: string, day: string): string {
  return join(directory, `day=${day}`);
}

/** Returns the days kept, as `2026-11-22`, oldest first. Ignores folders of others. */
export function daysIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? (FOLDER.exec(entry.name)?.[1] ?? []) : []))
    .sort();
}

export function fileOf({ collector, number, form }: Part): string {
  const numbered = number === undefined ? '' : `-${String(number).padStart(DIGITS, '0')}`;
  return `${collector}${numbered}.${form}`;
}

/** Returns the temporary name of a Parquet file until it is complete. */
export function unfinishedOf(part: Part): string {
  return `.${fileOf(part).replace(/\.\w+$/, '.tmp')}`;
}

/** Returns the files of a day without duplicates: by collector, then in the order of writing. */
export function partsIn(folder: string): Part[] {
  const parts = new Map<string, Part>();
  for (const part of namesIn(folder).flatMap((name) => partOf(name) ?? [])) {
    const key = fileOf({ ...part, form: 'ndjson' });
    if (part.form === 'parquet' || !parts.has(key)) parts.set(key, part);
  }
  return [...parts.values()].sort(inOrder);
}

/** Tests whether a file in a day's folder is a collector's. */
export function isOurs(name: string): boolean {
  return FILE.test(name) || UNFINISHED.test(name);
}

/** Returns the other files in a folder: of other programs, or of a newer version. */
export function strangersIn(folder: string): string[] {
  return namesIn(folder).filter((name) => !name.startsWith('.') && !isOurs(name));
}

/** Returns the incomplete files of this collector in a day's folder. */
export function unfinishedIn(folder: string, collector: string): string[] {
  return namesIn(folder).filter((name) => UNFINISHED.exec(name)?.[1] === collector);
}

/** Throws a `StoreError` (`ERR_STORE_NAME_INVALID`) when the name is not valid in a file name. */
export function checkName(collector: string): void {
  if (COLLECTOR.test(collector)) return;
  throw new StoreError(
    'ERR_STORE_NAME_INVALID',
    `'${collector}' is not a valid name of a collector: use letters, digits, '_', '.' and '-', at most 100, ` +
      `without '-' and six digits at the end`,
  );
}

function partOf(name: string): Part | undefined {
  const [, collector, number, form] = FILE.exec(name) ?? [];
  if (collector === undefined) return undefined;
  return {
    collector,
    number: number === undefined ? undefined : Number(number),
    form: form === 'parquet' ? 'parquet' : 'ndjson',
  };
}

function inOrder(a: Part, b: Part): number {
  if (a.collector !== b.collector) return a.collector < b.collector ? -1 : 1;
  return (a.number ?? Infinity) - (b.number ?? Infinity);
}

// Retention may remove a day in the meantime.
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
