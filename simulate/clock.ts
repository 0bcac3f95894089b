import type { Clock } from '../src/utils/runtime/clock.ts';
import type { Random } from './random.ts';

/** The time of the simulated world: it stands still until the next step. Milliseconds since 1970, UTC. */
export interface WorldClock {
  time: number;
}

/** The clock of a publisher: it may be wrong by some milliseconds. */
export class PublisherClock implements Clock {
  offset = 0;
  readonly #world: WorldClock;
  readonly #ids: Random;

  constructor(world: WorldClock, ids: Random) {
    this.#world = world;
    this.#ids = ids;
  }

  now(): number {
    return this.#world.time + this.offset;
  }

  // A wrong time of day does not affect the monotonic clock.
  monotonic(): number {
    return this.#world.time;
  }

  newId(): string {
    return this.#ids.uuid();
  }
}
