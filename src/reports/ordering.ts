import { Earliest } from './earliest.ts';
import type { Entry } from './entry.ts';
import { RunningMedian } from './median.ts';

/** The delay up to which a notification is still sorted into its place, in milliseconds. */
export const MAX_BEHIND: number = 5 * 60_000;
/** The most entries held for sorting, which bounds memory when there are many within five minutes. */
export const MAX_HELD = 20_000;

// One wrong clock must not make all other notifications late: the current time is the median of the latest ones.
const NOTIFICATIONS_THAT_SAY_THE_TIME = 31;

/** Sorts by time the entries that arrive out of order by minutes. */
export class Ordering {
  readonly #held = new Earliest();
  readonly #median = new RunningMedian(NOTIFICATIONS_THAT_SAY_THE_TIME);
  readonly #give: (entry: Entry, isLate: boolean) => void;
  #latestSeen = -Infinity;
  /** The entry with that time. */
  #ahead: Entry | undefined;
  #latestGiven = -Infinity;

  /** `isLate`: the entry arrived too late to be sorted. */
  constructor(give: (entry: Entry, isLate: boolean) => void) {
    this.#give = give;
  }

  /** Returns the entry that was ahead when the clock steps back too far. */
  add(entry: Entry): Entry | undefined {
    const now = this.#median.add(entry.at);
    const ahead = this.#watch(entry, now);
    this.#held.add(entry);
    while (this.#isDue(now)) this.#giveFirst();
    return ahead;
  }

  /** Passes on the entries still held. */
  end(): void {
    while (this.#held.size > 0) this.#giveFirst();
  }

  #watch(entry: Entry, now: number): Entry | undefined {
    const ahead = this.#isStepBack(entry.at, now) ? this.#ahead : undefined;
    if (ahead !== undefined) this.#latestSeen = now;
    if (ahead !== undefined || entry.at >= this.#latestSeen) this.#ahead = entry;
    this.#latestSeen = Math.max(this.#latestSeen, entry.at);
    return ahead;
  }

  #isStepBack(at: number, now: number): boolean {
    return this.#latestSeen - at > MAX_BEHIND && now - at <= MAX_BEHIND;
  }

  #isDue(now: number): boolean {
    const { first, size } = this.#held;
    return first !== undefined && (now - first.at > MAX_BEHIND || size > MAX_HELD);
  }

  #giveFirst(): void {
    const entry = this.#held.take();
    if (entry === undefined) return;
    const isLate = entry.at < this.#latestGiven;
    if (!isLate) this.#latestGiven = entry.at;
    this.#give(entry, isLate);
  }
}
