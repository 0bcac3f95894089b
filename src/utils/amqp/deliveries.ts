// The deliveries of a link, and what the peer allows and says of them (AMQP 1.0, sections 2.5.6 and 2.6.7). They go past
// rhea, which makes objects and events of each. Their ids go around: 0 comes after 2^32 - 1 (section 2.8.10).
import type { Outcome } from './outcome.ts';
import { settlement, type IdRange } from './disposition-frame.ts';
import { placeOf, setNextOutgoingId, type Place } from './rhea-inside.ts';
import { outcomeOf, type AmqpError, type Sender } from './rhea.ts';
import { HEAD_SIZE, type Transfers } from './transfers.ts';

export interface DeliveryEvents {
  /** The peer has said how much it takes. */
  credit(): void;
  outcome(ids: IdRange, outcome: Outcome, error: AmqpError | undefined): void;
}

/** The fields of a flow frame (section 2.7.4) that matter to who sends. */
export interface Flow {
  readonly next_incoming_id?: number | null;
  readonly incoming_window: number;
  readonly handle?: number | null;
  readonly delivery_count?: number | null;
  readonly link_credit?: number | null;
}

/** The fields of a disposition (section 2.7.6) that matter to who sends. */
export interface Disposition {
  readonly first: number;
  readonly last?: number | null | undefined;
  readonly settled?: boolean | null | undefined;
  /** As rhea decodes it. Not each is an outcome. */
  readonly state?: unknown;
}

export class Deliveries {
  readonly #sender: Sender;
  readonly #place: Place;
  readonly #transfers: Transfers;
  readonly #events: DeliveryEvents;
  /** The id of the next delivery, and how many there were before, as counted from where the link began. */
  #nextId: number;
  #nextTransferId: number;
  #credit = 0;
  /** How many transfer frames the session may still send. */
  #window = 0;
  /** What is left of the last delivery: the window did not reach. */
  #rest: Buffer | undefined;

  constructor(sender: Sender, transfers: Transfers, events: DeliveryEvents) {
    this.#sender = sender;
    this.#place = placeOf(sender);
    this.#nextId = this.#place.initialDeliveryCount;
    this.#nextTransferId = this.#place.initialOutgoingId;
    this.#transfers = transfers;
    this.#events = events;
  }

  /** How many more may be sent now, as far as the window reaches. */
  get credit(): number {
    return this.#window > 0 && this.#rest === undefined ? this.#credit : 0;
  }

  /** Sends an encoded message, only when there is credit, and gives the id of its delivery. */
  send(message: Buffer): number {
    const id = this.#nextId;
    this.#nextId = (id + 1) >>> 0;
    this.#credit--;
    this.#transfer(id, message);
    return id;
  }

  /** Whether all frames of one that was sent are written: the peer's window may be shut. */
  isWritten(id: number): boolean {
    return this.#rest === undefined || (id + 1) >>> 0 !== this.#nextId;
  }

  /** Takes over what the peer grants. It may not know yet of the last ones that were sent. */
  flow({ next_incoming_id, incoming_window, handle, delivery_count, link_credit }: Flow): void {
    const { initialOutgoingId, initialDeliveryCount } = this.#place;
    this.#window = incoming_window - since(next_incoming_id ?? initialOutgoingId, this.#nextTransferId);
    if (typeof handle === 'number' && typeof link_credit === 'number')
      this.#credit = link_credit - since(delivery_count ?? initialDeliveryCount, this.#nextId);
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest !== undefined) this.#transfer((this.#nextId - 1) >>> 0, rest);
    this.#transfers.flush();
    this.#events.credit();
  }

  /** Takes over what became of deliveries. Those that the peer has not settled wait for us to do so. */
  disposition({ first, last, settled, state }: Disposition): void {
    const { outcome, error } = outcomeOf(state);
    const ids = { first, last: last ?? first };
    if (!isOutcome(outcome)) return;
    if (settled !== true) this.#transfers.write(settlement(this.#place.channel, ids));
    this.#events.outcome(ids, outcome, error);
  }

  #transfer(id: number, message: Buffer): void {
    const { channel, handle, maxFrameSize } = this.#place;
    const most = maxFrameSize - HEAD_SIZE;
    let from = 0;
    for (let more = true; more && this.#window > 0; this.#window--) {
      const part = message.subarray(from, from + most);
      from += part.length;
      more = from < message.length;
      this.#transfers.add({ channel, handle, deliveryId: id, more }, part);
      this.#nextTransferId = (this.#nextTransferId + 1) >>> 0;
    }
    if (from < message.length) this.#rest = Buffer.from(message.subarray(from));
    setNextOutgoingId(this.#sender, this.#nextTransferId);
  }
}

/** How many ids there are from one to another. */
function since(id: number, next: number): number {
  return (next - id) >>> 0;
}

function isOutcome(told: string): told is Outcome {
  return ['accepted', 'rejected', 'released', 'modified'].includes(told);
}
