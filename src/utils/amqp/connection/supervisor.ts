// Keeps a connection to one of several brokers: tries them in turn, for ever, with a growing back-off. It gives up only
// when rhea cannot be loaded.
import type { AskBrokers, Brokers } from '../../options/brokers.ts';
import type { ConnectionState } from '../../api/transport-state.ts';
import { backoff } from '../../runtime/backoff.ts';
import type { Dial, DialSettings, HangUp, OpenConnection } from './dial.ts';
import { RheaLoadError } from './rhea.ts';

export interface SupervisorEvents {
  up(live: OpenConnection): void;
  down(error: Error): void;
}

const STEADY = 10_000; // milliseconds: a connection that lasted longer was a good one

export class Supervisor {
  readonly #ask: AskBrokers;
  readonly #settings: Omit<DialSettings, 'tls'>;
  /** The number of brokers, as far as it is known. */
  #count = 1;
  readonly #events: SupervisorEvents;
  readonly #dial: Dial;
  #attempts = 0;
  #next = 0;
  #openedAt: number | undefined;
  #hangUp: HangUp | undefined;
  #timer: NodeJS.Timeout | undefined;
  #state: ConnectionState = { state: 'connecting', attempts: 0 };

  constructor(ask: AskBrokers, settings: Omit<DialSettings, 'tls'>, events: SupervisorEvents, dial: Dial) {
    this.#ask = ask;
    this.#settings = settings;
    this.#events = events;
    this.#dial = dial;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** What happens after a loss, in two words for a warning. */
  get prospect(): string {
    return this.#state.state === 'failed' ? 'giving up' : 'trying again';
  }

  start(): void {
    this.#attempts++;
    this.#change('connecting');
    const attempt = new Asking();
    this.#hangUp = () => attempt.end();
    const answered = (brokers: Brokers): void => {
      if (!attempt.isOver) this.#dialNext(brokers);
    };
    try {
      const brokers = this.#ask();
      if (!(brokers instanceof Promise)) answered(brokers);
      else
        brokers.then(answered).catch((error: unknown) => {
          if (!attempt.isOver) this.#notKnown(error);
        });
    } catch (error) {
      // In a separate turn, like all events of an attempt.
      setImmediate(() => {
        if (!attempt.isOver) this.#notKnown(error);
      });
    }
  }

  // There is no broker to try: back off as after a whole round.
  #notKnown(error: unknown): void {
    this.#count = 1;
    this.#closed(error as Error);
  }

  #dialNext({ endpoints, tls }: Brokers): void {
    this.#count = endpoints.length;
    // After a loss the next broker comes first: the previous one may be up, but hang.
    const endpoint = endpoints[this.#next++ % endpoints.length];
    if (endpoint === undefined) return;
    this.#change('connecting', { url: endpoint.label });
    this.#hangUp = this.#dial(
      endpoint,
      { ...this.#settings, tls },
      {
        opened: (live) => {
          this.#opened(live);
        },
        closed: (error) => {
          this.#closed(error);
        },
      },
    );
  }

  /** The connection is useful: its next loss counts as the first one, not as one more in a row. */
  markHealthy(): void {
    this.#attempts = 0;
  }

  async stop(ms: number): Promise<void> {
    clearTimeout(this.#timer);
    const hangUp = this.#hangUp;
    this.#hangUp = undefined;
    this.#change('closed');
    await hangUp?.(ms);
  }

  #opened(live: OpenConnection): void {
    this.#openedAt = performance.now();
    const { product, version } = live.peer;
    const named = product === undefined ? {} : { product: [product, version].join(' ').trim() };
    this.#state = { state: 'open', attempts: this.#attempts, url: live.endpoint.label, ...named };
    this.#events.up(live);
  }

  #closed(error: Error): void {
    if (this.#openedAt !== undefined && performance.now() - this.#openedAt > STEADY) this.markHealthy();
    this.#openedAt = undefined;
    this.#hangUp = undefined;
    if (error instanceof RheaLoadError) this.#change('failed', { error: error.message });
    else this.#tryAgain(error);
    this.#events.down(error);
  }

  #tryAgain({ message }: Error): void {
    this.#change('waiting', { error: message });
    this.#timer = setTimeout(() => {
      this.start();
    }, this.#pause());
  }

  // All brokers of the list are tried at once, one after the other; the back-off follows the last of them.
  #pause(): number {
    const rounds = this.#attempts / this.#count;
    return Number.isInteger(rounds) ? backoff(rounds) : 0;
  }

  #change(state: ConnectionState['state'], more: Partial<ConnectionState> = {}): void {
    this.#state = { ...this.#state, ...more, state, attempts: this.#attempts };
  }
}

/** An attempt that waits for the list of brokers, until it is given up. */
class Asking {
  isOver = false;

  end(): Promise<void> {
    this.isOver = true;
    return Promise.resolve();
  }
}
