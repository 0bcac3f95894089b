import { backoff } from '../utils/amqp/backoff.ts';
import type { Live } from '../utils/amqp/dial.ts';
import { addressFor } from '../utils/amqp/peer.ts';
import { ReceiverLink } from '../utils/amqp/receiver-link.ts';
import type { AmqpMessage, Delivery } from '../utils/amqp/rhea.ts';
import type { Supervisor } from '../utils/amqp/supervisor.ts';
import { warn } from '../utils/warnings.ts';
import { decodeNotification, type ReceivedNotification } from './decode.ts';
import { NotificationError } from './errors.ts';
import type { Handler } from './listen.ts';

interface SubscriptionSettings {
  readonly topic: string;
  readonly address: ((topic: string) => string) | undefined;
  readonly handle: Handler;
}

const CREDIT = 100; // messages in hand at once

/** What listens to one topic: the link to it, and what is in hand. */
export class Subscription {
  readonly #settings: SubscriptionSettings;
  readonly #inHand = new Set<Promise<void>>();
  #link: ReceiverLink | undefined;
  #pause: NodeJS.Timeout | undefined;
  #refusals = 0;

  constructor(settings: SubscriptionSettings) {
    this.#settings = settings;
  }

  connected(live: Live, supervisor: Supervisor): void {
    const { topic, address } = this.#settings;
    const { peer, endpoint } = live;
    const from = address?.(topic) ?? addressFor(peer, topic, { exchange: undefined, vhost: endpoint.vhost });
    const link = new ReceiverLink(live, from, CREDIT, {
      opened: () => {
        this.#refusals = 0;
        supervisor.works();
      },
      message: (message, delivery) => {
        this.#take(message, delivery, link);
      },
      closed: (error) => {
        warn(`listen ${topic}`, `the broker refuses ${from}: ${error.message}`);
        this.#again(live, supervisor);
      },
    });
    this.#link = link;
  }

  disconnected(): void {
    clearTimeout(this.#pause);
    this.#link = undefined;
  }

  /** Takes nothing more, and waits for the handlers. */
  async close(): Promise<void> {
    const link = this.#link;
    link?.stop();
    await Promise.all(this.#inHand);
    this.disconnected();
    await link?.close();
  }

  #again(live: Live, supervisor: Supervisor): void {
    this.#link = undefined;
    this.#pause = setTimeout(() => {
      this.connected(live, supervisor);
    }, backoff(this.#refusals++));
  }

  #take(message: AmqpMessage, delivery: Delivery, link: ReceiverLink): void {
    const work = this.#handle(message, delivery, link).then(() => {
      this.#inHand.delete(work);
    });
    this.#inHand.add(work);
  }

  async #handle(message: AmqpMessage, delivery: Delivery, link: ReceiverLink): Promise<void> {
    const received = readable(message);
    if (received instanceof NotificationError) {
      link.settle(delivery, 'rejected', { condition: 'amqp:decode-error', description: received.message });
      return;
    }
    try {
      await this.#settings.handle(received);
      link.settle(delivery, 'accepted');
    } catch (error) {
      const reason = error instanceof Error ? error.message : typeof error;
      warn('handler', `a handler failed, its notification comes again: ${reason}`);
      link.settle(delivery, 'modified');
    }
  }
}

function readable(message: AmqpMessage): ReceivedNotification | NotificationError {
  try {
    return decodeNotification(message);
  } catch (error) {
    return error as NotificationError;
  }
}
