// How folders and files are named: `day=2026-11-22/<collector>.ndjson` is written to, `<collector>-000001.ndjson` is
// finished, `<collector>-000001.parquet` is what it becomes. Engines see the day as a column (Hive's partitions).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './errors.ts';

/** A file of a day. When it is there in both forms, its Parquet is meant: that is finished before the other one goes. */
export interface Part {
  readonly collector: string;
  /** Nothing of the file that is still written to. */
  readonly number: number | undefined;
  readonly form: 'ndjson' | 'parquet';
}

const FOLDER = /^day=(\d{4}-\d\d-\d\d)$/;
const FILE = /^(\w[\w.-]*?)(?:-(\d{6,}))?\.(ndjson|parquet)$/;
// Engines leave alone what begins with a dot.
const UNFINISHED = /^\.(\w[\w.-]*)-\d{6,}\.tmp$/;
const COLLECTOR = /^(?!.*-\d{6,}$)\w[\w.-]{0,99}$/;
const DIGITS = 6;

export function folderOf(directory: string, day: string): string {
  return join(directory, `day=${day}`);
}

/** The days that are kept, as `2026-11-22`, oldest first. What is not a folder of ours is none. */
export function daysIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? (FOLDER.exec(entry.name)?.[1] ?? []) : []))
    .sort();
}

export function fileOf({ collector, number, form }: Part): string {
  const numbered = number === undefined ? '' : `-${String(number).padStart(DIGITS, '0')}`;
  return `${collector}${numbered}.${form}`;
}

/** Where Parquet is made of a part, until it is whole. */
export function unfinishedOf(part: Part): string {
  return `.${fileOf(part).replace(/\.\w+$/, '.tmp')}`;
}

/** The files of a day, each once: by collector, then in the order in which they were written. */
export function partsIn(folder: string): Part[] {
  const parts = new Map<string, Part>();
  for (const part of namesIn(folder).flatMap((name) => partOf(name) ?? [])) {
    const key = fileOf({ ...part, form: 'ndjson' });
    if (part.form === 'parquet' || !parts.has(key)) parts.set(key, part);
  }
  return [...parts.values()].sort(inOrder);
}

/** Whether a file of a day is one that a collector has made. */
export function isOurs(name: string): boolean {
  return FILE.test(name) || UNFINISHED.test(name);
}

/** What else is in a folder: somebody else's, or of a newer version. */
export function strangersIn(folder: string): string[] {
  return namesIn(folder).filter((name) => !name.startsWith('.') && !isOurs(name));
}

/** What of a day was begun by this collector and never became whole. */
export function unfinishedIn(folder: string, collector: string): string[] {
  return namesIn(folder).filter((name) => UNFINISHED.exec(name)?.[1] === collector);
}

/** Throws a `StoreError` (`ERR_STORE_NAME_INVALID`) when a file cannot be named so. */
export function checkName(collector: string): void {
  if (COLLECTOR.test(collector)) return;
  throw new StoreError(
    'ERR_STORE_NAME_INVALID',
    `a collector cannot have the name '${collector}': it takes letters, digits, '_', '.' and '-', at most 100, ` +
      `and no '-' with six digits at its end`,
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

// A day may be removed meanwhile, as too old.
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
