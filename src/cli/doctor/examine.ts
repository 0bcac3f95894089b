import { hidesDeliveryLimits } from '../../utils/amqp/connection/peer.ts';
import { brokersOf } from '../../utils/options/brokers.ts';
import type { Endpoint } from '../../utils/options/endpoint.ts';
import type { BrokerOptions } from '../broker-options.ts';
import { io } from '../io.ts';
import { progress } from '../terminal.ts';
import { open, type Connected } from './amqp.ts';
import { ok, unknown, type Finding } from './finding.ts';
import { tryNetwork } from './network.ts';
import { tryRoundTrip } from './round-trip.ts';
import { tryTopic } from './topics.ts';

/** The checks to make. */
export interface Plan {
  readonly options: BrokerOptions;
  /** The topic for the round trip, from which all messages may be taken. */
  readonly roundTrip?: string;
}

/** Tries each broker, and makes a round trip with the first reachable one, if allowed. */
export async function* examine(plan: Plan): AsyncGenerator<Finding> {
  let isThere = false;
  for (const endpoint of brokersOf(plan.options, { url: '--url', tls: '--tls-cert, --tls-key' })) {
    yield ok('URL', endpoint.label);
    for await (const finding of tryBroker(endpoint, plan)) {
      io().interruption.signal.throwIfAborted();
      yield finding;
      isThere ||= finding.step === 'AMQP' && finding.verdict === 'ok';
    }
  }
  if (isThere && plan.roundTrip !== undefined) yield await tryRoundTrip(plan.roundTrip, plan.options);
}

async function* tryBroker(endpoint: Endpoint, plan: Plan): AsyncGenerator<Finding> {
  const { tls = {}, form } = plan.options;
  for await (const finding of tryNetwork(endpoint, tls)) {
    yield finding;
    if (finding.verdict === 'wrong') return;
  }
  progress(() => `opening a connection to ${endpoint.label} …`);
  const { connected, findings } = await open(endpoint, tls, form);
  yield* findings;
  if (connected === undefined) return;
  yield* tryTopics(connected, plan);
  await connected.hangUp(GOODBYE);
}

async function* tryTopics(connected: Connected, plan: Plan): AsyncGenerator<Finding> {
  const { topics = ['notifications'], exchange } = plan.options;
  const ofPriorities = topics.flatMap((topic) => [`${topic}.info`, `${topic}.error`]);
  yield* await Promise.all(ofPriorities.map((topic) => tryTopic(topic, connected, plan.options)));
  if (hidesDeliveryLimits(connected.live.peer)) yield unknown('queues', hidden);
  if (exchange !== undefined && plan.roundTrip === undefined)
    yield unknown('exchange', `only --round-trip shows whether ${exchange} routes to a queue`);
}

const GOODBYE = 1000; // milliseconds
const hidden =
  'RabbitMQ 3 does not report streams or delivery limits: see rabbitmqctl list_queues name type arguments ' +
  'effective_policy_definition';
