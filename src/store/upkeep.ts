// Work beside the writing: finishes and rolls files, removes old ones, and renews the lock.
import { emitWarning } from '../utils/runtime/warnings.ts';
import { dayAt } from './day.ts';
import type { Days } from './days.ts';
import type { Engine } from './engine.ts';
import type { Lock } from './lock.ts';
import { daysIn, folderOf } from './names.ts';
import { removeOld, type Removed } from './retention.ts';
import { roll } from './rolling.ts';
import { noteSeen, seenAt, seenIn } from './trusted-clock.ts';
import { codeOf } from './disk-failures.ts';

const EVERY = 15_000; // milliseconds: a quarter of the time after which a lock counts as abandoned

export interface UpkeepSettings {
  readonly directory: string;
  readonly keep: number | undefined;
  readonly engine: Engine | undefined;
  readonly now: () => number;
  readonly lock: Lock;
  readonly days: Days;
}

export class Upkeep {
  readonly #settings: UpkeepSettings;
  readonly #lost = new AbortController();
  readonly #unrolled: Set<string>;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> | undefined;
  #isStopped = false;
  readonly #said = new Set<string>();

  constructor(settings: UpkeepSettings) {
    this.#settings = settings;
    // The files that an earlier process finished may not be rolled yet.
    this.#unrolled = new Set(daysIn(settings.directory));
  }

  /** Aborted when another process has the lock. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#turn();
    }, EVERY).unref();
    this.#turn();
  }

  /** Resolves when no work is running: a file being rolled is completed. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#work;
  }

  #turn(): void {
    this.#renew();
    this.#work ??= this.#run().finally(() => (this.#work = undefined));
  }

  #renew(): void {
    try {
      this.#settings.lock.renew();
    } catch (error) {
      this.#lost.abort(error);
    }
  }

  async #run(): Promise<void> {
    const { directory, keep, now, days } = this.#settings;
    await this.#attempt(`finish past days in ${directory}`, async () => {
      await days.rest();
      await days.finishOld(now());
    });
    await this.#roll();
    if (keep !== undefined)
      await this.#attempt(`remove old days in ${directory}`, () => this.#remove(keep, now()));
  }

  async #remove(keep: number, now: number): Promise<void> {
    const { directory, engine } = this.#settings;
    const seen = seenAt(now, await seenIn(directory));
    if (seen.doubted === undefined) sayRemoved(await removeOld(directory, keep, now, engine), keep);
    else
      this.#sayOnce(`the clock has jumped to ${dayAt(now)}: no day is removed until it has run on for a day`);
    await noteSeen(directory, seen);
  }

  async #roll(): Promise<void> {
    const { directory, engine, lock, days } = this.#settings;
    for (const day of days.takeFinished()) this.#unrolled.add(day);
    if (engine === undefined) return;
    for (const day of this.#unrolled) {
      const folder = folderOf(directory, day);
      const isRolled = await this.#attempt(`convert finished days to Parquet in ${folder}`, () =>
        roll(folder, lock.name, engine, () => this.#isStopped),
      );
      if (isRolled) this.#unrolled.delete(day);
    }
  }

  /**
   * Resolves to whether the work succeeded. A failure does not keep notifications from being stored: the work is
   * repeated the next time, and the failure reported once.
   */
  async #attempt(what: string, work: () => Promise<void>): Promise<boolean> {
    if (this.#isStopped || this.lost.aborted) return false;
    try {
      await work();
      return true;
    } catch (error) {
      this.#sayOnce(`cannot ${what} (${codeOf(error)}); trying again`);
      return false;
    }
  }

  #sayOnce(message: string): void {
    if (!this.#said.has(message)) emitWarning(message);
    this.#said.add(message);
  }
}

function sayRemoved({ files, notifications }: Removed, keep: number): void {
  if (files === 0) return;
  emitWarning(
    `removed ${String(files)} files older than ${String(keep)} days, ` +
      `with ${String(notifications)} notifications`,
  );
}
