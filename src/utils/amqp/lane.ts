// The way to one topic: what waits for it, what is on its way, and the link.
import { Deque } from '../deque.ts';
import type { LinkState } from '../transport.ts';
import { inOneLine } from './amqp-error.ts';
import { backoff } from './backoff.ts';
import type { Live } from './dial.ts';
import type { Parcel } from './parcel.ts';
import type { Patience } from './patience.ts';
import { Postponed } from './postponed.ts';
import { reluctances, type Reluctance } from './reluctance.ts';
import type { AmqpError, Delivery } from './rhea.ts';
import type { Outcome } from './answers.ts';
import { SenderLink } from './sender-link.ts';
import { Unsettled } from './unsettled.ts';

export interface LaneSettings {
  address(live: Live): string;
  /** The AMQP message of a parcel, in the form for the peer. */
  encode(parcel: Parcel, live: Live): Buffer;
  /** Whether a parcel is so old that it is of no use any more. */
  isExpired(parcel: Parcel): boolean;
  readonly patience: Patience;
  /** The peer took the link, or refused it. */
  attached(): void;
  refused(address: string, error: Error): void;
}

const MOST_CUTS = 3; // a broker that is restarted cuts off whatever is on its way
const MOST_A_TURN = 100; // about 2 ms: whatever else the process does is not held up for longer
const MOST_BACKLOG = 2 ** 20; // bytes that the operating system has not taken yet

export class Lane {
  readonly #settings: LaneSettings;
  readonly #waiting = new Deque<Parcel>();
  readonly #unsettled: Unsettled;
  readonly #postponed = new Postponed((parcels) => {
    this.#waiting.putBack(parcels); // They are older than what waits.
    this.#schedule();
  });
  #live: Live | undefined;
  #link: SenderLink | undefined;
  #pumping: NodeJS.Immediate | undefined;
  #pause: NodeJS.Timeout | undefined;
  #refusals = 0;
  #reluctance: Reluctance | undefined;
  #state: Pick<LinkState, 'state' | 'address' | 'error'> = { state: 'detached' };

  constructor(settings: LaneSettings) {
    this.#settings = settings;
    this.#unsettled = new Unsettled(settings.patience.settleDeadline, (oldest) => {
      if (this.#link?.hasWritten(oldest) === true) this.#unanswered();
    });
  }

  get state(): LinkState {
    const waiting = this.#waiting.length + this.#postponed.size;
    const reluctance = this.#hasNoCredit ? 'no credit' : this.#reluctance;
    const error =
      this.#state.state === 'open' && reluctance !== undefined ? { error: reluctances[reluctance] } : {};
    return { ...this.#state, ...error, waiting, unsettled: this.#unsettled.size };
  }

  // While outcomes are awaited, credit comes back with them.
  get #hasNoCredit(): boolean {
    return this.#waiting.length > 0 && this.#unsettled.size === 0 && this.#link?.credit === 0;
  }

  /** When the oldest one that is here was told: milliseconds since 1970, or Infinity when none is. */
  get oldest(): number {
    let oldest = this.#waiting.peek()?.sealed.time ?? Infinity;
    for (const each of [this.#unsettled, this.#postponed])
      for (const { sealed } of each) oldest = Math.min(oldest, sealed.time);
    return oldest;
  }

  add(parcel: Parcel): void {
    this.#waiting.push(parcel);
    this.#schedule();
  }

  /** Loses what has waited for too long. It is kept no longer, whether there is a broker or not. */
  expire(): void {
    for (let oldest = this.#waiting.peek(); oldest !== undefined; oldest = this.#waiting.peek()) {
      if (!this.#settings.isExpired(oldest)) return;
      this.#waiting.shift();
      oldest.lose('expired', 'it was too old (ttl, or maxAge of the spool) before it could be sent');
    }
  }

  /** There is a connection: what waits can go. */
  connected(live: Live): void {
    this.#live = live;
    this.#schedule();
  }

  /** The connection is gone, and with it every outcome: what is unsettled goes again, first. */
  disconnected(): void {
    this.#live = undefined;
    this.#link = undefined;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#putBackUnsettled();
    this.#state = { ...this.#state, state: 'detached' };
  }

  /** Loses all that is left. */
  close(): void {
    this.disconnected();
    this.#postponed.releaseAll();
    clearImmediate(this.#pumping);
    for (let parcel = this.#waiting.shift(); parcel !== undefined; parcel = this.#waiting.shift()) {
      parcel.lose('closed', 'the notifier was closed before the broker took it');
    }
  }

  // Once a turn of the event loop: a caller does not wait for it, and what is told in one turn goes in one go.
  #schedule(): void {
    this.#pumping ??= setImmediate(() => {
      this.#pumping = undefined;
      this.#pump();
    });
  }

  #pump(): void {
    const [link, live] = [this.#link, this.#live];
    if (live === undefined || this.#pause !== undefined || this.#waiting.length === 0) return;
    if (link === undefined) this.#attach(live);
    else if (link.isWornOut) this.#detachWhenSettled();
    else if (link.isDoubtful) link.ask();
    else live.together(this.#sendWhatMayGo.bind(this, link, live));
  }

  #attach(live: Live): void {
    const address = this.#settings.address(live);
    this.#state = { ...this.#state, state: 'attaching', address };
    this.#link = new SenderLink(live, address, {
      opened: () => {
        this.#opened(address);
      },
      credit: () => {
        this.#schedule();
      },
      outcome: (delivery, outcome, error) => {
        this.#settle(delivery, outcome, error);
      },
      closed: (error) => {
        this.#refused(address, error);
      },
    });
  }

  #opened(address: string): void {
    this.#refusals = 0;
    this.#state = { state: 'open', address };
    this.#settings.attached();
    this.#schedule();
  }

  #refused(address: string, error: Error): void {
    this.#detach();
    this.#state = { state: 'detached', address, error: error.message };
    this.#settings.refused(address, error);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#schedule();
    }, backoff(this.#refusals++));
  }

  #detach(): void {
    this.#link?.close();
    this.#link = undefined;
    this.#putBackUnsettled();
    this.#state = { ...this.#state, state: 'detached' };
    this.#schedule();
  }

  #detachWhenSettled(): void {
    if (this.#unsettled.size === 0) this.#detach();
  }

  // One with which every link ends must not hold up the others for ever.
  #putBackUnsettled(): void {
    const [oldest, ...others] = this.#unsettled.takeAll();
    if (oldest === undefined) return;
    const isSuspect = ++oldest.cuts > MOST_CUTS;
    this.#waiting.putBack(isSuspect ? others : [oldest, ...others]);
    if (isSuspect) this.#notNow(oldest, 'cut off');
  }

  #sendWhatMayGo(link: SenderLink, live: Live): void {
    this.expire();
    for (let left = MOST_A_TURN; link.credit > 0 && this.#unsettled.hasRoom; left--) {
      if (link.backlog >= MOST_BACKLOG) return;
      if (left === 0) {
        this.#schedule();
        return;
      }
      const parcel = this.#waiting.shift();
      if (parcel === undefined) return;
      this.#send(parcel, link, live);
    }
  }

  #send(parcel: Parcel, link: SenderLink, live: Live): void {
    const message = this.#settings.encode(parcel, live);
    if (message.length > link.maxMessageSize) {
      parcel.lose(
        'too_large',
        `its message has ${message.length} bytes, the broker takes ${link.maxMessageSize}`,
      );
      return;
    }
    const delivery = link.send(message);
    if (delivery === undefined) this.#waiting.putBack([parcel]);
    else this.#unsettled.add(delivery, parcel, message.length);
  }

  #settle(delivery: Delivery, outcome: Outcome, error: AmqpError | undefined): void {
    const parcel = this.#unsettled.take(delivery);
    if (parcel === undefined) return;
    this.#reluctance = undefined;
    if (outcome === 'accepted') parcel.accept();
    else if (outcome === 'rejected') parcel.lose('rejected', `the broker rejected it: ${inOneLine(error)}`);
    else this.#notNow(parcel, outcome);
    this.#schedule();
  }

  #notNow(parcel: Parcel, what: Reluctance): void {
    const { mostAttempts } = this.#settings.patience;
    this.#reluctance = what;
    parcel.attempts++;
    if (parcel.attempts < mostAttempts) this.#postponed.add(parcel);
    else parcel.lose('released', `the broker did not take it in ${mostAttempts} attempts, at last: ${what}`);
  }

  // rhea's buffer is freed from its oldest delivery on: one without an outcome would hold up all that follow.
  #unanswered(): void {
    const [oldest, ...others] = this.#unsettled.takeAll();
    this.#waiting.putBack(others);
    if (oldest !== undefined) this.#notNow(oldest, 'no outcome');
    this.#detach();
  }
}
