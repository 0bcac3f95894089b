// Reads kept notifications: one collector's lines in the order of writing, those of several by time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { merged } from './merge-by-time.ts';
import { dayAt } from './day.ts';
import { Engine } from './engine.ts';
import { linesIn } from './lines.ts';
import { daysIn, fileOf, folderOf, type Part } from './names.ts';
import { openDay, openIfThere, type Written } from './open-day.ts';

/** The time to read, without its end; milliseconds since 1970, UTC. */
export interface ReadWindow {
  readonly from: number;
  readonly to: number;
}

/** Lines of JSON, some hundred at a time. */
type Lines = AsyncGenerator<readonly string[], void>;

/**
 * Yields every line of the days in UTC that the window touches, roughly in the order of time. A line is JSON with
 * `notification`, `context` and optionally `trace`. Each file is read once; what two collectors kept is yielded twice.
 *
 * Throws a `StoreError` when there is Parquet and DuckDB is not installed (`ERR_STORE_ENGINE_MISSING`), or when a
 * Parquet file cannot be read (`ERR_STORE_FILE_DAMAGED`); throws the system's error when the directory cannot be read.
 */
export async function* readFolder(directory: string, { from, to }: ReadWindow): Lines {
  const [first, last] = [dayAt(from), dayAt(to - 1)];
  const engines = new Engines();
  try {
    for (const day of daysIn(directory).filter((each) => each >= first && each <= last))
      yield* readDay(folderOf(directory, day), engines);
  } finally {
    engines.close();
  }
}

async function* readDay(folder: string, engines: Engines): Lines {
  const written = await openDay(folder);
  try {
    const sources = written.map((each) => ({ lines: linesOfCollector(folder, each, engines), begins: '' }));
    yield* merged(sources, (line) => line);
  } finally {
    for (const { newest } of written) await newest?.close();
  }
}

async function* linesOfCollector(folder: string, { parts, newest }: Written, engines: Engines): Lines {
  for (const part of parts) yield* linesOfPart(folder, part, engines);
  if (newest !== undefined) yield* linesIn(newest);
}

async function* linesOfPart(folder: string, part: Part, engines: Engines): Lines {
  const file = part.form === 'ndjson' ? await openIfThere(join(folder, fileOf(part))) : undefined;
  if (file === undefined) return yield* parquetOfPart(folder, part, engines);
  try {
    yield* linesIn(file);
  } finally {
    await file.close();
  }
}

// A missing file was removed by retention.
async function* parquetOfPart(folder: string, part: Part, engines: Engines): Lines {
  const parquet = join(folder, fileOf({ ...part, form: 'parquet' }));
  if (existsSync(parquet)) yield* (await engines.one()).column(parquet, 'line');
}

/** Starts an engine only when there is Parquet. */
class Engines {
  #engine: Promise<Engine> | undefined;
  #started: Engine | undefined;

  async one(): Promise<Engine> {
    this.#engine ??= Engine.start();
    this.#started = await this.#engine;
    return this.#started;
  }

  close(): void {
    this.#started?.[Symbol.dispose]();
  }
}
