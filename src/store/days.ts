// The files that a collector writes to, one for each day with notifications.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Appender, type AppenderSettings } from './appender.ts';
import { daysIn, fileOf, folderOf, partsIn } from './names.ts';
import { OpenFiles } from './open-files.ts';
import type { DiskFailures } from './disk-failures.ts';

const DAY = 86_400_000; // milliseconds
const QUIET = 3_600_000; // milliseconds without new lines until the file of a past day is finished
const LONGEST = 2 * DAY; // from a file's first line to its last: retention goes by the last

export class Days {
  readonly #directory: string;
  readonly #collector: string;
  readonly #settings: AppenderSettings;
  readonly #appenders = new Map<string, Appender>();
  #finished = new Set<string>();
  #isGivenUp = false;

  constructor(directory: string, collector: string, mostBytes: number, trouble: DiskFailures) {
    this.#directory = directory;
    this.#collector = collector;
    this.#settings = { mostBytes, trouble, files: new OpenFiles() };
  }

  append(day: string, line: string): Promise<void> {
    return this.#appender(day).append(line);
  }

  /** Finishes the files of past days that get no more lines, or that have been open for too long. */
  async finishOld(now: number): Promise<void> {
    for (const day of daysIn(this.#directory)) if (this.#isOver(day, now)) await this.#appender(day).finish();
  }

  /** Returns the days with files finished since the last call. */
  takeFinished(): Iterable<string> {
    const finished = this.#finished;
    this.#finished = new Set();
    return finished;
  }

  /** Closes all files; they are reopened when needed. */
  async rest(): Promise<void> {
    await Promise.all([...this.#appenders.values()].map((appender) => appender.rest()));
  }

  /** From now on, a failed write is not repeated. */
  giveUp(): void {
    this.#isGivenUp = true;
    for (const appender of this.#appenders.values()) appender.giveUp();
  }

  #appender(day: string): Appender {
    const known = this.#appenders.get(day);
    if (known !== undefined) return known;
    const appender = new Appender(this.#pathOf(day), () => this.#next(day), this.#settings);
    if (this.#isGivenUp) appender.giveUp();
    this.#appenders.set(day, appender);
    return appender;
  }

  #isOver(day: string, now: number): boolean {
    const file = statSync(this.#pathOf(day), { throwIfNoEntry: false });
    if (file === undefined || Date.parse(day) + DAY >= now) return false;
    return file.mtimeMs + QUIET < now || file.birthtimeMs + LONGEST < now;
  }

  #pathOf(day: string): string {
    const file = fileOf({ collector: this.#collector, number: undefined, form: 'ndjson' });
    return join(folderOf(this.#directory, day), file);
  }

  /** Returns the next name for the finished file of a day. */
  #next(day: string): string {
    this.#finished.add(day);
    const folder = folderOf(this.#directory, day);
    const numbers = partsIn(folder)
      .filter(({ collector }) => collector === this.#collector)
      .map(({ number = 0 }) => number);
    const number = Math.max(0, ...numbers) + 1;
    return join(folder, fileOf({ collector: this.#collector, number, form: 'ndjson' }));
  }
}
