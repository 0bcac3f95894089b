// How far a stream was read. It takes nothing back and counts nothing: where to go on is for its reader to know.
import type { StreamOffset } from '../utils/amqp/receiving/stream-filter.ts';

export class StreamPosition {
  /** In hand, in the order of the stream. */
  readonly #open = new Set<number>();
  #newest: number | undefined;
  #from: StreamOffset | undefined;
  #isFirst = true;
  #missed = 0;

  /** A number is the offset up to which all was read before. */
  constructor(from: StreamOffset | undefined) {
    if (typeof from === 'number') this.#newest = from;
    else this.#from = from;
  }

  /** Everything up to this offset is done with. */
  get done(): number | undefined {
    for (const first of this.#open) return first - 1;
    return this.#newest;
  }

  /** How many messages at most the stream had dropped before they could be read. */
  get missed(): number {
    return this.#missed;
  }

  /**
   * Where another link is to begin: what is in hand comes again by it. It begins with the last one that is done with: the
   * stream still has that, or has dropped some since.
   */
  begin(): StreamOffset | undefined {
    this.#newest = this.done;
    this.#open.clear();
    this.#isFirst = true;
    if (this.#newest === undefined) return this.#from;
    return this.#newest < 0 ? 'first' : this.#newest;
  }

  /** Forgets all: there is another stream in its place. */
  beginAnew(): void {
    this.#open.clear();
    this.#newest = undefined;
    this.#from = 'first';
  }

  /** Takes note of a message that came, and gives whether it is not done with yet. */
  came(offset: number): boolean {
    const { done } = this;
    // Not each offset is that of a message, so the gap is the most that it can be.
    if (this.#isFirst && done !== undefined) this.#missed += Math.max(0, offset - done - 1);
    this.#isFirst = false;
    if (done !== undefined && offset <= done) return false;
    this.#open.add(offset);
    this.#newest = offset;
    return true;
  }

  /** One that came is done with. */
  ended(offset: number): void {
    this.#open.delete(offset);
  }
}
