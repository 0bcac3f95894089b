import type { Broker } from './broker/api.ts';
import type { BrokerOptions } from './broker/options.ts';
import { loadRhea } from '../utils/amqp/connection/rhea.ts';
import type { AmqpError } from '../utils/amqp/codec/amqp-error.ts';
import type { Outcome } from './broker/outcome.ts';
import type { ReceivedMessage } from './broker/arrivals.ts';
import { LocalBroker } from './broker/local.ts';

export type { AmqpError, Outcome, ReceivedMessage };

/**
 * Starts an AMQP 1.0 broker in this process, on the loopback; resolves when it listens, and rejects with the system's
 * error when it cannot (`EADDRINUSE`).
 *
 * @example
 * import { startBroker } from 'notify-about/testing';
 *
 * const broker = await startBroker();
 * process.env['NOTIFY_ABOUT_URL'] = broker.url;
 * // ... what is tested ...
 * const [message] = await broker.waitFor(1);
 * console.log(message?.address, message?.subject);
 * await broker.close();
 */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  await loadRhea();
  const broker = new LocalBroker(options);
  await broker.listen(options.port ?? 0);
  return broker;
}
