// Sends to one topic: a link, and the notifications for it.
import type { LinkState } from '../../api/transport-state.ts';
import { Attachment } from '../connection/attachment.ts';
import type { OpenConnection } from '../connection/dial.ts';
import { Outbox } from './outbox.ts';
import type { QueuedNotification } from './queued-notification.ts';
import type { Timeouts } from '../connection/timeouts.ts';
import { stallReasons } from './stall-reason.ts';
import { SenderLink } from './sender-link.ts';

export interface TopicSenderSettings {
  /** Throws when there is no address now. */
  address(live: OpenConnection): string;
  /** Returns the AMQP message of a queued notification, in the peer's form. */
  encode(queued: QueuedNotification, live: OpenConnection): Buffer;
  /** Returns whether a queued notification is too old to be of use. */
  isExpired(queued: QueuedNotification): boolean;
  readonly timeouts: Timeouts;
  /** The peer accepted the link, or refused it. Without an address it was not asked. */
  onAttached(): void;
  refused(error: Error, address?: string): void;
}

const MAX_A_TURN = 100; // about 1 ms, so that other work of the process is not delayed for longer

export class TopicSender {
  readonly #settings: TopicSenderSettings;
  readonly #outbox: Outbox;
  #live: OpenConnection | undefined;
  #link: SenderLink | undefined;
  readonly #attachment = new Attachment();
  #pumping: NodeJS.Immediate | undefined;

  constructor(settings: TopicSenderSettings) {
    this.#settings = settings;
    this.#outbox = new Outbox(settings.timeouts, (queued) => settings.isExpired(queued), {
      filled: () => {
        this.#schedule();
      },
      overdue: (oldest) => {
        if (this.#link?.isWritten(oldest) === true) this.#unanswered();
      },
    });
  }

  get state(): LinkState {
    const { waiting, unsettled } = this.#outbox;
    const reluctance = this.#hasNoCredit ? 'no credit' : this.#outbox.stallReason;
    const { state } = this.#attachment;
    const error =
      state.state === 'open' && reluctance !== undefined ? { error: stallReasons[reluctance] } : {};
    return { ...state, ...error, waiting, unsettled };
  }

  // While deliveries are unsettled, credit returns with their outcomes.
  get #hasNoCredit(): boolean {
    return this.#outbox.ready > 0 && this.#outbox.unsettled === 0 && this.#link?.credit === 0;
  }

  /** When the oldest one here was emitted, by the monotonic clock; Infinity when there is none. */
  get oldest(): number {
    return this.#outbox.oldest;
  }

  add(queued: QueuedNotification): void {
    this.#outbox.add(queued);
    this.#schedule();
  }

  /** Loses what has waited for too long. */
  expire(): void {
    this.#outbox.expire();
  }

  /** There is a connection: what waits can be sent. */
  connected(live: OpenConnection): void {
    this.#live = live;
    this.#schedule();
  }

  /** The connection is lost, and with it every outcome: what is unsettled is resent, first. */
  disconnected(): void {
    this.#live = undefined;
    this.#link?.lost();
    this.#link = undefined;
    this.#outbox.cutOff();
    this.#attachment.disconnected();
  }

  /** Loses everything that is left. */
  close(): void {
    this.disconnected();
    this.#outbox.close();
    clearImmediate(this.#pumping);
  }

  // Once per turn of the event loop: the caller does not wait, and what is emitted in one turn is sent together.
  #schedule(): void {
    this.#pumping ??= setImmediate(() => {
      this.#pumping = undefined;
      this.#pump();
    });
  }

  #pump(): void {
    const [link, live] = [this.#link, this.#live];
    if (live === undefined || this.#attachment.isPaused || this.#outbox.ready === 0) return;
    if (link === undefined) this.#attach(live);
    else if (link.isDoubtful) link.ask();
    else this.#sendTogether(link, live);
  }

  #attach(live: OpenConnection): void {
    const address = this.#address(live);
    if (address === undefined) return;
    this.#attachment.attaching(address);
    this.#link = new SenderLink(live, address, this.#settings.timeouts.attachDeadline, {
      opened: () => {
        this.#opened(address);
      },
      credit: () => {
        this.#schedule();
      },
      outcome: (ids, outcome, error) => {
        this.#outbox.settle(ids, outcome, error);
        this.#schedule();
      },
      closed: (error) => {
        this.#refused(error, address);
      },
    });
  }

  #address(live: OpenConnection): string | undefined {
    try {
      return this.#settings.address(live);
    } catch (error) {
      this.#refused(error as Error);
      return undefined;
    }
  }

  #opened(address: string): void {
    this.#attachment.opened(address);
    this.#settings.onAttached();
    this.#schedule();
  }

  #refused(error: Error, address?: string): void {
    this.#detach();
    this.#attachment.refused(error, address, () => {
      this.#schedule();
    });
    this.#settings.refused(error, address);
  }

  #detach(): void {
    this.#link?.close();
    this.#link = undefined;
    this.#outbox.cutOff();
    this.#attachment.detached();
    this.#schedule();
  }

  #sendTogether(link: SenderLink, live: OpenConnection): void {
    this.#sendWhatMayGo(link, live);
    link.flush();
  }

  #sendWhatMayGo(link: SenderLink, live: OpenConnection): void {
    this.#outbox.expire();
    for (let left = MAX_A_TURN; link.credit > 0 && this.#outbox.hasRoom; left--) {
      if (!link.room.isThere) {
        link.room.wait();
        return;
      }
      if (left === 0) {
        this.#schedule();
        return;
      }
      const queued = this.#outbox.next();
      if (queued === undefined) return;
      this.#send(queued, link, live);
    }
  }

  #send(queued: QueuedNotification, link: SenderLink, live: OpenConnection): void {
    const message = this.#settings.encode(queued, live);
    if (message.length > link.maxMessageSize) {
      queued.lose(
        'too_large',
        `message is ${message.length} bytes, max-message-size of the broker is ${link.maxMessageSize}`,
      );
      return;
    }
    this.#outbox.sent(queued, link.send(message), message.length);
  }

  #unanswered(): void {
    this.#outbox.unanswered();
    this.#detach();
  }
}
