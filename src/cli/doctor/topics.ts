// Whether the address of a topic takes notifications: the link is opened as a notifier does, and nothing is sent.
import { addressFor } from '../../utils/amqp/peer.ts';
import { SenderLink } from '../../utils/amqp/sender-link.ts';
import type { Connected } from './amqp.ts';
import { ok, wrong, type Finding } from './finding.ts';

export interface Addressing {
  readonly exchange?: string | undefined;
  readonly address?: ((topic: string) => string) | undefined;
}

const ANSWER_DEADLINE = 5000; // milliseconds
const CREDIT_DEADLINE = 2000; // it comes with the answer, or right after
const noCredit = 'the broker gives no credit: nobody listens, its queue is full, or it has an alarm';

/** Tries a topic with its priority, as `notifications.info`. */
export async function tryTopic(
  topic: string,
  connected: Connected,
  addressing: Addressing,
): Promise<Finding> {
  const { peer, endpoint } = connected.live;
  const { exchange, address } = addressing;
  const to = address?.(topic) ?? addressFor(peer, topic, { exchange, vhost: endpoint.vhost });
  const refusal = await refusalOf(to, connected);
  return refusal === undefined ? ok(topic, `${to} takes notifications`) : wrong(topic, `${to}: ${refusal}`);
}

function refusalOf(address: string, { live, ended }: Connected): Promise<string | undefined> {
  return new Promise((resolve) => {
    const over = (refusal: string | undefined): void => {
      clearTimeout(late);
      link.close();
      resolve(refusal);
    };
    const overIfCredit = (): void => {
      if (link.credit > 0) over(undefined);
    };
    let late = setTimeout(over, ANSWER_DEADLINE, 'the broker does not answer: see its log');
    ended.addEventListener('abort', () => {
      over((ended.reason as Error).message);
    });
    const link = new SenderLink(live, address, {
      opened: () => {
        clearTimeout(late);
        late = setTimeout(over, CREDIT_DEADLINE, noCredit);
        overIfCredit();
      },
      credit: overIfCredit,
      outcome: () => undefined, // nothing is sent
      closed: ({ message }) => {
        over(`${message}; declare it, bind the queue, or give another --topic, --exchange or --address`);
      },
    });
  });
}
