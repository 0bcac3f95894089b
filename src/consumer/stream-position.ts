// The position in a stream. A stream takes nothing back and counts nothing: its reader has to know where to resume.
import type { StreamOffset } from '../utils/amqp/receiving/stream-filter.ts';

export class StreamPosition {
  /** Unsettled, in the order of the stream. */
  readonly #open = new Set<number>();
  #newest: number | undefined;
  #from: StreamOffset | undefined;
  #isFirst = true;
  #missed = 0;

  /** A number is the offset up to which everything was read before. */
  constructor(from: StreamOffset | undefined) {
    if (typeof from === 'number') this.#newest = from;
    else this.#from = from;
  }

  /** Everything up to this offset is settled. */
  get done(): number | undefined {
    for (const first of this.#open) return first - 1;
    return this.#newest;
  }

  /** The most messages that the stream can have dropped before they were read. */
  get missed(): number {
    return this.#missed;
  }

  /**
   * Where another link is to begin, so that unsettled messages are delivered again. It is the last settled one: the
   * stream still has that, or has dropped some since.
   */
  begin(): StreamOffset | undefined {
    this.#newest = this.done;
    this.#open.clear();
    this.#isFirst = true;
    if (this.#newest === undefined) return this.#from;
    return this.#newest < 0 ? 'first' : this.#newest;
  }

  /** Forgets everything: another stream has taken its place. */
  beginAnew(): void {
    this.#open.clear();
    this.#newest = undefined;
    this.#from = 'first';
  }

  /** Records an arrival, and returns whether it is not settled yet. */
  came(offset: number): boolean {
    const { done } = this;
    // Not every offset is that of a message, so the gap is an upper bound.
    if (this.#isFirst && done !== undefined) this.#missed += Math.max(0, offset - done - 1);
    this.#isFirst = false;
    if (done !== undefined && offset <= done) return false;
    this.#open.add(offset);
    this.#newest = offset;
    return true;
  }

  /** Records a settlement. */
  ended(offset: number): void {
    this.#open.delete(offset);
  }
}
