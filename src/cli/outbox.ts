// Sends notifications that are already encoded, and reports the outcome of each.
import { hostname } from 'node:os';
import { openNotifier, type LossReason, type NotifierOptions } from '../index.ts';
import { OpenNotifier } from '../utils/notifier/notifier.ts';
import type { EncodedNotification } from '../utils/notification/envelope.ts';
import type { BrokerOptions } from './broker-options.ts';
import { connected } from './connecting.ts';
import { io } from './io.ts';

/** The final outcome of a notification. */
export interface Fate {
  readonly outcome: 'accepted' | LossReason;
  /** The reason for a loss. */
  readonly detail?: string;
}

export class Outbox {
  readonly #notifier: OpenNotifier;
  readonly #brokers: number;
  #givenUp: string | undefined;

  constructor({ again, ...options }: BrokerOptions) {
    const ours: NotifierOptions = { publisherId: `notify-about.${hostname()}`, ...options, install: false };
    const renewed = again && { tls: () => again().tls ?? {} };
    const notifier = openNotifier({ ...ours, ...renewed, onLost: () => undefined }); // each call gets its own outcome
    if (!(notifier instanceof OpenNotifier)) throw new TypeError('openNotifier returned another notifier');
    this.#notifier = notifier;
    this.#brokers = options.url.length;
    io().interruption.signal.addEventListener('abort', () => void this.close());
  }

  get publisherId(): string {
    return this.#notifier.making.publisherId;
  }

  /** The broker's product name; its URL when it has none, as a file has. */
  get product(): string {
    const { product, url = 'the broker' } = this.#notifier.stats().connection;
    return product ?? url;
  }

  /** The reasons why notifications are pending, as far as known. */
  get hindrance(): string {
    const { connection, links } = this.#notifier.stats();
    const refusals = Object.values(links)
      .filter(({ error }) => error !== undefined)
      .map(({ address = '', error = '' }) => `${address}: ${error}`);
    const { state, error = '' } = connection;
    return [...refusals, ...(state === 'open' || error === '' ? [] : [error])].join('; ');
  }

  async connected(): Promise<void> {
    await connected(() => this.#notifier.stats().connection, this.#brokers);
  }

  /** Sends a notification. Resolves when it is accepted or lost; closing the outbox loses the pending ones. */
  send(encoded: EncodedNotification): Promise<Fate> {
    return new Promise((resolve) => {
      const receipt = this.#notifier.begin(encoded.eventType);
      this.#notifier.send(encoded, {
        eventType: receipt.eventType,
        generation: receipt.generation,
        accept: () => {
          receipt.accept();
          resolve({ outcome: 'accepted' });
        },
        lose: (reason, detail, lost) => {
          receipt.lose(reason, detail, lost);
          resolve({ outcome: reason, detail: (reason === 'closed' ? this.#givenUp : undefined) ?? detail });
        },
      });
    });
  }

  /** Gives up all pending and later notifications: `why` becomes the detail of the loss, with the known hindrance. */
  giveUp(why: string): void {
    const { hindrance } = this;
    this.#givenUp = hindrance === '' ? why : `${why}: ${hindrance}`;
    void this.close();
  }

  /** Disconnects from the broker. */
  async close(): Promise<void> {
    await this.#notifier.close(GOODBYE);
  }
}

const GOODBYE = 1000; // milliseconds
