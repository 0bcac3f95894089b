import type { NotifierStats } from '../../src/index.ts';
import { until } from '../until.ts';
import type { Worker, Workers } from '../workers.ts';
import type { HeardFigures } from './heard.ts';
import type { Random } from './random.ts';
import type { SoakFigures } from './soak.ts';

/** The processes that emit notifications. */
export class Crew {
  readonly #start: (name: string) => Worker;
  readonly #all: Worker[] = [];
  #working: Worker[];
  #killed = 0;

  constructor(workers: Workers, url: string, directory: string, size: number) {
    this.#start = (name) => workers.start({ name, url, directory, rest: 20 });
    this.#working = Array.from({ length: size }, () => this.#hire());
  }

  get told(): string[] {
    return this.#all.flatMap(({ told }) => told);
  }

  /** Kills one, as the system does when there is no memory left, and starts another. */
  async replaceOne(random: Random): Promise<void> {
    const one = random.one(this.#working);
    await one.kill();
    this.#killed++;
    this.#working = [...this.#working.filter((each) => each !== one), this.#hire()];
  }

  async end(): Promise<void> {
    // A process that has just started does not handle the signal yet.
    for (const { told } of this.#working) await until(() => told.length > 0);
    for (const { process: each } of this.#working) each.kill('SIGTERM');
    await Promise.all(this.#working.map(({ ended }) => ended));
  }

  async figures({ heard, heardAgain }: HeardFigures): Promise<Omit<SoakFigures, 'faults'>> {
    const lost = new Set(this.#all.flatMap((each) => each.lost));
    const missing = this.told.filter((volume) => !heard.has(volume) && !lost.has(volume));
    const ends = await Promise.all(
      this.#working.map(async ({ ended }) => JSON.parse(await ended) as NotifierStats),
    );
    const unaccounted = ends.reduce((sum, stats) => sum + unaccountedOf(stats), 0);
    const [told, killed] = [this.told.length, this.#killed];
    return { told, lost: lost.size, heard: heard.size, heardAgain, missing, unaccounted, killed };
  }

  #hire(): Worker {
    const worker = this.#start(`w${this.#all.length}`);
    this.#all.push(worker);
    return worker;
  }
}

function unaccountedOf({ emitted, accepted, pending, lost }: NotifierStats): number {
  return emitted - accepted - pending - Object.values(lost).reduce((sum, count) => sum + count, 0);
}
