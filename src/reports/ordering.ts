import { Earliest } from './earliest.ts';
import type { Entry } from './entry.ts';
import { RunningMedian } from './median.ts';

/** How far behind the others a notification may come and still be put in its place, in milliseconds. */
export const MOST_BEHIND: number = 5 * 60_000;
/** How many are held for it, so that memory stays bounded where a lot is told in five minutes. */
export const MOST_HELD = 20_000;

// One clock that is wrong must not make all the others late: the time that it is now is that of most.
const NOTIFICATIONS_THAT_SAY_THE_TIME = 31;

/** Puts entries that come out of order by minutes in the order of time. */
export class Ordering {
  readonly #held = new Earliest();
  readonly #median = new RunningMedian(NOTIFICATIONS_THAT_SAY_THE_TIME);
  readonly #give: (entry: Entry, isLate: boolean) => void;
  #latestSeen = -Infinity;
  #latestGiven = -Infinity;

  /** `isLate` is whether an entry came too late to be in order. */
  constructor(give: (entry: Entry, isLate: boolean) => void) {
    this.#give = give;
  }

  /** Whether the time stepped back by more than may be. */
  add(entry: Entry): boolean {
    const now = this.#median.add(entry.at);
    const isStepBack = this.#watch(entry.at, now);
    this.#held.add(entry);
    while (this.#isDue(now)) this.#giveFirst();
    return isStepBack;
  }

  /** Gives what is still held. */
  end(): void {
    while (this.#held.size > 0) this.#giveFirst();
  }

  #watch(at: number, now: number): boolean {
    const isStepBack = this.#latestSeen - at > MOST_BEHIND && now - at <= MOST_BEHIND;
    this.#latestSeen = Math.max(isStepBack ? now : this.#latestSeen, at);
    return isStepBack;
  }

  #isDue(now: number): boolean {
    const { first, size } = this.#held;
    return first !== undefined && (now - first.at > MOST_BEHIND || size > MOST_HELD);
  }

  #giveFirst(): void {
    const entry = this.#held.take();
    if (entry === undefined) return;
    const isLate = entry.at < this.#latestGiven;
    if (!isLate) this.#latestGiven = entry.at;
    this.#give(entry, isLate);
  }
}
