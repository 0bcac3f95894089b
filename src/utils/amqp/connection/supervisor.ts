// Keeps a connection to one of several brokers: tries them in turn, for ever, with pauses that grow. Only where rhea cannot
// be loaded does it give up.
import type { AskBrokers, Brokers } from '../../options/brokers.ts';
import type { ConnectionState } from '../../api/transport-state.ts';
import { backoff } from './backoff.ts';
import type { Dial, DialSettings, HangUp, OpenConnection } from './dial.ts';
import { RheaLoadError } from './rhea.ts';

export interface SupervisorEvents {
  up(live: OpenConnection): void;
  down(error: Error): void;
}

const STEADY = 10_000; // a connection that lasted so many milliseconds was a good one

export class Supervisor {
  readonly #ask: AskBrokers;
  readonly #settings: Omit<DialSettings, 'tls'>;
  /** How many brokers there are, as far as is known. */
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

  /** What comes after a loss, in two words for a warning. */
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
      // In a turn of its own, as all that is told of an attempt.
      setImmediate(() => {
        if (!attempt.isOver) this.#notKnown(error);
      });
    }
  }

  // Nobody can be tried: the pause is that of a whole round.
  #notKnown(error: unknown): void {
    this.#count = 1;
    this.#closed(error as Error);
  }

  #dialNext({ endpoints, tls }: Brokers): void {
    this.#count = endpoints.length;
    // After a loss the next one comes first: that broker may be there, but hang.
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

  /** The connection does what it is for: from now on a loss of it is the first one, not one more in a row. */
  works(): void {
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
    if (this.#openedAt !== undefined && performance.now() - this.#openedAt > STEADY) this.works();
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

  // All brokers of the list are tried at once, one after the other; the pause comes after the last of them.
  #pause(): number {
    const rounds = this.#attempts / this.#count;
    return Number.isInteger(rounds) ? backoff(rounds) : 0;
  }

  #change(state: ConnectionState['state'], more: Partial<ConnectionState> = {}): void {
    this.#state = { ...this.#state, ...more, state, attempts: this.#attempts };
  }
}

/** An attempt for which the brokers are asked for, until it is given up. */
class Asking {
  isOver = false;

  end(): Promise<void> {
    this.isOver = true;
    return Promise.resolve();
  }
}
