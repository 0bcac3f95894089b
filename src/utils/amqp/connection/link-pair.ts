// The name of a pair of links. AMQP tells links of one name apart by their direction (AMQP 1.0, section 2.6.1), rhea does not:
// it has two names for them, with different first characters. The wire writes the one that both have in their place.
import { randomUUID } from 'node:crypto';
import type { Performative } from '../codec/performative.ts';
import { asFlag, textAt } from '../codec/values.ts';

/** By which rhea knows the links of a pair. */
export interface PairNames {
  readonly receiver: string;
  readonly sender: string;
}

const [RECEIVER, SENDER, BOTH] = [0x3c, 0x3e, 0x3d]; // `<`, `>` and `=`

/** The names of a new pair. */
export function pairNames(): PairNames {
  const id = randomUUID();
  return { receiver: `<${id}`, sender: `>${id}` };
}

/** Gives an attach frame of rhea the name that the peer knows. */
export function joinPair({ frame, fields: [at] }: Performative): void {
  const name = at === undefined ? undefined : textAt(frame, at);
  if (name?.[0] === RECEIVER || name?.[0] === SENDER) name[0] = BOTH;
}

/** Gives an attach frame of the peer the name that rhea knows: where the peer receives, our link is the sender. */
export function partPair({ frame, fields: [at, , role] }: Performative): void {
  const name = at === undefined ? undefined : textAt(frame, at);
  const isReceiver = role !== undefined && asFlag(frame, role) === true;
  if (name?.[0] === BOTH) name[0] = isReceiver ? SENDER : RECEIVER;
}
