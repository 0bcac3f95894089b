import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReceivedNotification } from '../../src/consumer/index.ts';
import { Engine } from '../../src/store/engine.ts';
import { readFolder } from '../../src/store/read-folder.ts';
import { Store, type StoreOptions } from '../../src/store/store.ts';

/** A folder with stores: a new one for each test. */
export interface Scene {
  readonly directory: string;
  /** Returns the sorted paths of the files in the folder, without those that begin with a dot. */
  files(): string[];
  open(options?: Partial<StoreOptions>): Promise<Store>;
  /** Returns all that is kept, as readers see it. */
  read(window?: { from: number; to: number }): Promise<string[]>;
}

export function keeping(): Scene {
  const open: AsyncDisposable[] = [];
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'notify-about-store-'));
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
  });
  return {
    get directory() {
      return directory;
    },
    files: () => filesIn(directory),
    open: async (options) => {
      const store = await Store.open({
        directory,
        name: 'a',
        keep: undefined,
        engine: undefined,
        ...options,
      });
      open.push(store);
      return store;
    },
    read: (window = always) => readAll(directory, window),
  };
}

export const always = { from: -Infinity, to: Infinity };

export async function readAll(directory: string, window = always): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of readFolder(directory, window)) lines.push(...some);
  return lines;
}

export function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ndjson|parquet)$/.test(name))
    .sort();
}

/** Starts DuckDB once, and ends it after the tests. */
export function withEngine(): () => Engine {
  let engine: Engine;
  before(async () => {
    engine = await Engine.start();
  });
  after(() => {
    engine[Symbol.dispose]();
  });
  return () => engine;
}

export function received(
  id: string,
  timestamp = '2026-11-22 10:00:00.000000',
  rest = {},
): ReceivedNotification {
  const notification = { message_id: id, event_type: 'dashboard.volume.delete.end', timestamp, ...rest };
  return { notification, context: {} };
}

/** Returns a line in the format of `tail --json`. */
export function lineOf(id: string, timestamp?: string): string {
  return JSON.stringify(received(id, timestamp));
}

export function idsOf(lines: readonly string[]): string[] {
  return lines.map((line) => (JSON.parse(line) as ReceivedNotification).notification.message_id ?? '');
}

/** Returns `a0`, `a1`, … */
export function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${String(at)}`);
}

/** Returns the names in use in a folder, by their lock files. */
export function locksIn(directory: string): string[] {
  return readdirSync(directory).filter((name) => name.endsWith('.lock'));
}
