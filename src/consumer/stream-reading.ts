// Reads a stream across links: reports what it has dropped, and notices when another stream has taken its place.
import { timeouts } from '../utils/amqp/connection/timeouts.ts';
import type { StreamOffset } from '../utils/amqp/receiving/stream-filter.ts';
import { emitWarning } from '../utils/runtime/warnings.ts';
import { StreamPosition } from './stream-position.ts';

/** How far a stream was read; `undefined` of a queue. */
export interface StreamState {
  /** The offset up to which everything is settled. */
  readonly offset?: number;
  /** The most messages that it can have dropped before they were read. */
  readonly missed?: number;
}

export class StreamReading {
  readonly position: StreamPosition;
  readonly #topic: string;
  #silence: NodeJS.Timeout | undefined;

  constructor(topic: string, from: StreamOffset | undefined) {
    this.#topic = topic;
    this.position = new StreamPosition(from);
  }

  get state(): StreamState {
    const { done: offset, missed } = this.position;
    return offset === undefined || offset < 0 ? {} : { offset, missed };
  }

  /**
   * A link is open. The last settled message, or a later one, is delivered at once, as a stream never drops all that it
   * has: otherwise it is another stream, and `beginAnew` is called.
   */
  opened(from: StreamOffset | undefined, beginAnew: () => void): void {
    if (typeof from !== 'number') return;
    this.#silence = setTimeout(() => {
      emitWarning(
        `${this.#topic}: the stream has no message from offset ${from} on, so it was replaced: reading from its beginning`,
      );
      this.position.beginAnew();
      beginAnew();
    }, timeouts.attachDeadline);
  }

  /** Records an arrival, and returns whether it is not settled yet. */
  came(offset: number): boolean {
    const { missed } = this.position;
    this.rest();
    const isNew = this.position.came(offset);
    const dropped = this.position.missed - missed;
    if (dropped > 0)
      emitWarning(`${this.#topic}: the stream had dropped up to ${dropped} messages before they were read`);
    return isNew;
  }

  /** Expects no message for now. */
  rest(): void {
    clearTimeout(this.#silence);
  }
}
