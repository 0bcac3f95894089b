// Reads a stream on, link after link: reports what it has dropped, and notices when there is another one in its place.
import { timeouts } from '../utils/amqp/connection/timeouts.ts';
import type { StreamOffset } from '../utils/amqp/receiving/stream-filter.ts';
import { say } from '../utils/runtime/warnings.ts';
import { StreamPosition } from './stream-position.ts';

/** How far a stream was read; nothing of what is none. */
export interface StreamState {
  /** The offset up to which all is settled. */
  readonly offset?: number;
  /** How many messages at most it had dropped before they could be read. */
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
   * A link is open. The last message that is done with comes at once, or a later one, as a stream never drops all that it
   * has: otherwise it is another stream, and `beginAnew` is called.
   */
  opened(from: StreamOffset | undefined, beginAnew: () => void): void {
    if (typeof from !== 'number') return;
    this.#silence = setTimeout(() => {
      say(
        `${this.#topic}: the stream has nothing from offset ${from} on, so it was replaced: reading from its beginning`,
      );
      this.position.beginAnew();
      beginAnew();
    }, timeouts.attachDeadline);
  }

  /** Takes note of a message that came, and gives whether it is not done with yet. */
  came(offset: number): boolean {
    const { missed } = this.position;
    this.rest();
    const isNew = this.position.came(offset);
    const dropped = this.position.missed - missed;
    if (dropped > 0)
      say(`${this.#topic}: the stream had dropped up to ${dropped} messages before they were read`);
    return isNew;
  }

  /** Expects nothing for now. */
  rest(): void {
    clearTimeout(this.#silence);
  }
}
