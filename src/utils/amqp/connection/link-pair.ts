// The names of a pair of links. AMQP distinguishes links of one name by their direction (AMQP 1.0, section 2.6.1), rhea
// does not: it gets two names, with different first characters. The wire replaces both by the common name.
import { randomUUID } from 'node:crypto';
import type { Performative } from '../codec/performative.ts';
import { asFlag, textAt } from '../codec/values.ts';

/** The names of the pair's links in rhea. */
export interface PairNames {
  readonly receiver: string;
  readonly sender: string;
}

const [RECEIVER, SENDER, BOTH] = [0x3c, 0x3e, 0x3d]; // `<`, `>` and `=`

/** Returns the names of a new pair. */
export function pairNames(): PairNames {
  const id = randomUUID();
  return { receiver: `<${id}`, sender: `>${id}` };
}

/** Changes the name in an attach frame of rhea to the one that the peer knows. */
export function joinPair({ frame, fields: [at] }: Performative): void {
  const name = at === undefined ? undefined : textAt(frame, at);
  if (name?.[0] === RECEIVER || name?.[0] === SENDER) name[0] = BOTH;
}

/**
 * Changes the name in an attach frame of the peer to the one that rhea knows. Where the peer receives, our link is the
 * sender.
 */
export function partPair({ frame, fields: [at, , role] }: Performative): void {
  const name = at === undefined ? undefined : textAt(frame, at);
  const isReceiver = role !== undefined && asFlag(frame, role) === true;
  if (name?.[0] === BOTH) name[0] = isReceiver ? SENDER : RECEIVER;
}
