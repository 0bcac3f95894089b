// Tests whether the address of a topic accepts notifications: attaches the link as a notifier does, and sends nothing.
import { addressFor } from '../../utils/amqp/connection/peer.ts';
import { timeouts } from '../../utils/amqp/connection/timeouts.ts';
import { queueFacts, type QueueFacts } from '../../utils/amqp/receiving/queue-facts.ts';
import { SenderLink } from '../../utils/amqp/sending/sender-link.ts';
import type { Connected } from './amqp.ts';
import { ok, wrong, type Finding } from './finding.ts';

export interface Addressing {
  readonly exchange?: string | undefined;
  readonly address?: ((topic: string) => string) | undefined;
}

const ANSWER_DEADLINE = 5000; // milliseconds
const CREDIT_DEADLINE = 2000; // it comes with the attach or right after
const noCredit = 'broker grants no credit: no consumer, full queue, or resource alarm';

/** Tests a topic with its priority, as `notifications.info`. */
export async function tryTopic(
  topic: string,
  connected: Connected,
  addressing: Addressing,
): Promise<Finding> {
  const { peer, endpoint } = connected.live;
  const { exchange, address } = addressing;
  const to = address?.(topic) ?? addressFor(peer, topic, { exchange, vhost: endpoint.vhost });
  const refusal = await refusalOf(to, connected);
  if (refusal !== undefined) return wrong(topic, `${to}: ${refusal}`);
  return ok(topic, `${to} accepts notifications${limitIn(await queueFacts(connected.live, to))}`);
}

/** Returns what the queue does with released messages. */
function limitIn({ type, deliveryLimit }: QueueFacts): string {
  if (type === 'stream') return '; a stream: released messages are not redelivered';
  if (deliveryLimit === undefined) return type === undefined ? '' : `; a ${type} queue`;
  const limit = Number.isFinite(deliveryLimit)
    ? `drops or dead-letters a message released ${deliveryLimit} times`
    : 'has no delivery limit';
  return `; a quorum queue: it ${limit}, unless a policy has a lower limit`;
}

function refusalOf(address: string, connected: Connected): Promise<string | undefined> {
  return new Promise((resolve) => {
    new Attempt(address, connected, resolve);
  });
}

/** A trial attach of a link. Reports once why it fails, or `undefined`. */
class Attempt {
  readonly #link: SenderLink;
  readonly #say: (refusal: string | undefined) => void;
  #late: NodeJS.Timeout | undefined;

  constructor(address: string, { live, ended }: Connected, say: (refusal: string | undefined) => void) {
    this.#say = say;
    this.#waitFor(ANSWER_DEADLINE, 'the broker does not answer: see its log');
    ended.addEventListener('abort', () => {
      this.#over((ended.reason as Error).message);
    });
    this.#link = new SenderLink(live, address, timeouts.attachDeadline, {
      opened: this.#opened,
      credit: this.#overIfCredit,
      outcome: () => undefined, // nothing is sent
      closed: ({ message }) => {
        this.#over(`${message}; declare it, bind the queue, or set another --topic, --exchange or --address`);
      },
    });
  }

  readonly #opened = (): void => {
    this.#waitFor(CREDIT_DEADLINE, noCredit);
    this.#overIfCredit();
  };

  readonly #overIfCredit = (): void => {
    if (this.#link.credit > 0) this.#over(undefined);
  };

  #waitFor(ms: number, otherwise: string): void {
    clearTimeout(this.#late);
    this.#late = setTimeout(() => {
      this.#over(otherwise);
    }, ms);
  }

  #over(refusal: string | undefined): void {
    clearTimeout(this.#late);
    this.#link.close();
    this.#say(refusal);
  }
}
