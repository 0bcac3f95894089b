import { decoded, encodeMessage } from '../../utils/amqp/connection/rhea-message.ts';
import type { AmqpMessage, Delivery, EventContext, Receiver } from '../../utils/amqp/connection/rhea.ts';
import type { AmqpError } from '../../utils/amqp/codec/amqp-error.ts';
import type { Answers } from './answers.ts';
import type { Outcome } from './outcome.ts';
import type { ReceivedMessage } from './arrivals.ts';

const REJECTED = { condition: 'amqp:precondition-failed', description: 'rejected by the test' };
const TOO_LARGE = {
  condition: 'amqp:link:message-size-exceeded',
  description: 'larger than max-message-size',
};

/** What an incoming message needs of its broker. */
export interface Inbox {
  /** How many messages of a sender may be in transit or unsettled, now. */
  credit(): number;
  readonly maxMessageSize: number | undefined;
  isMissing(address: string): boolean;
  outcomeOf(message: ReceivedMessage): Outcome;
  add(message: ReceivedMessage): void;
  accept(message: ReceivedMessage): void;
}

/** The link from a peer's sender. Its credit and its unsettled messages add up to what the broker grants. */
export class IncomingLink {
  readonly #receiver: Receiver;
  readonly #target: string | undefined;
  readonly #inbox: Inbox;
  readonly #answers: Answers;
  #granted = 0;

  constructor(receiver: Receiver, target: string | undefined, inbox: Inbox, answers: Answers) {
    this.#receiver = receiver;
    this.#target = target;
    this.#inbox = inbox;
    this.#answers = answers;
    receiver.on('message', ({ message, delivery }: EventContext) => {
      if (message && delivery) this.#receive(decoded(message), delivery);
    });
    this.grantCredit();
  }

  /** Adjusts the credit to what is granted now. Granted credit is not withdrawn: less is granted as it is used up. */
  grantCredit(): void {
    const more = this.#inbox.credit() - this.#granted;
    if (more <= 0) return;
    this.#granted += more;
    this.#receiver.add_credit(more);
  }

  #receive(content: AmqpMessage, delivery: Delivery): void {
    // It was in transit when the link was closed.
    if (!this.#receiver.is_open()) return;
    if (this.#isTooLarge(content)) {
      this.#receiver.close(TOO_LARGE);
      return;
    }
    const message = { ...content, address: this.#target ?? content.to ?? '' };
    this.#inbox.add(message);
    this.#settle(delivery, message);
  }

  #settle(delivery: Delivery, message: ReceivedMessage): void {
    const { outcome, error } = this.#outcomeOf(message);
    if (outcome === 'accepted') this.#inbox.accept(message);
    const done = () => {
      this.#granted -= 1;
      this.grantCredit();
    };
    // A pre-settled message needs no outcome, but rhea keeps a slot for it until it has one.
    if (delivery.remote_settled) this.#answers.add({ delivery, outcome: 'accepted', error: undefined, done });
    else if (outcome !== 'none') this.#answers.add({ delivery, outcome, error, done });
  }

  // A mistake in a test's own function would end the connection without a reason.
  #outcomeOf(message: ReceivedMessage): { outcome: Outcome; error: AmqpError } {
    try {
      return { outcome: this.#inbox.outcomeOf(message), error: REJECTED };
    } catch (error) {
      const description = `outcome() failed: ${String(error)}`;
      return { outcome: 'rejected', error: { condition: 'amqp:internal-error', description } };
    }
  }

  // rhea does not count the bytes.
  #isTooLarge(content: AmqpMessage): boolean {
    const { maxMessageSize } = this.#inbox;
    return maxMessageSize !== undefined && encodeMessage(content).length > maxMessageSize;
  }
}
