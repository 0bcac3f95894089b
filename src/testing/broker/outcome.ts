import type { Outcome as Answered } from '../../utils/amqp/codec/outcome.ts';

/**
 * What a {@link Broker} does with a message (AMQP 1.0, section 3.4): `'accepted'` puts it into its queue, the others do
 * not. `'none'` never settles it, and so never gives the credit back.
 *
 * @example
 * import type { Outcome } from 'notify-about/testing';
 *
 * const notNow: Outcome = 'released';
 */
export type Outcome = Answered | 'none';
