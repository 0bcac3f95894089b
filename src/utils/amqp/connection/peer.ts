import type { Form } from '../../api/options.ts';

/** What a peer reports about itself in its open frame (AMQP 1.0, section 2.7.1, properties). */
export interface Peer {
  readonly product: string | undefined;
  readonly version: string | undefined;
  /** Its capabilities. RabbitMQ 4 has `LINK_PAIR_V1_0`. */
  readonly offers?: readonly string[];
}

export interface Addressing {
  /** Set only when the user has asked for it: on RabbitMQ a queue is then reached through its exchange. */
  readonly exchange: string | undefined;
  readonly vhost: string | undefined;
}

const DEFAULT_EXCHANGE = 'openstack'; // oslo.messaging's control_exchange

/** `offers` are the peer's capabilities. */
export function peerOf(properties: unknown, offers: readonly string[] = []): Peer {
  const { product, version } = (properties ?? {}) as Record<string, unknown>;
  return {
    product: typeof product === 'string' ? product : undefined,
    version: typeof version === 'string' ? version : undefined,
    ...(offers.length > 0 && { offers }),
  };
}

export function formFor({ product }: Peer): Form {
  return product === 'RabbitMQ' ? 'rabbit' : 'amqp1';
}

/** RabbitMQ 3 accepts and drops messages to a queue that does not exist, but refuses a receiver of it. */
export function dropsWhatHasNoQueue(peer: Peer, address: string): boolean {
  return isRabbit3(peer) && address.startsWith('/amq/queue/');
}

/** RabbitMQ 3 adds credit that is renewed while messages are on their way to the old credit, and sends more of them. */
export function addsCreditUp(peer: Peer): boolean {
  return isRabbit3(peer);
}

/** RabbitMQ 3 ends the session of a receiver that reports `modified` ("Unrecognised state"). */
export function knowsModified(peer: Peer): boolean {
  return !isRabbit3(peer);
}

/**
 * RabbitMQ 3 reports to a listener neither the type of a queue nor how often a message was delivered: a quorum queue
 * may drop a message that is returned once too often.
 */
export function hidesDeliveryLimits(peer: Peer): boolean {
  return isRabbit3(peer);
}

/** RabbitMQ 4 answers requests about a queue at `/management`, over a pair of links, from users who may read it. */
export function describesQueues({ product, offers = [] }: Peer): boolean {
  return product === 'RabbitMQ' && offers.includes('LINK_PAIR_V1_0');
}

/** RabbitMQ has streams, which are read from an offset on; other brokers do not know the filter for it. */
export function hasStreams({ product }: Peer): boolean {
  return product === 'RabbitMQ';
}

function isRabbit3({ product, version }: Peer): boolean {
  return product === 'RabbitMQ' && version?.startsWith('3.') === true;
}

/**
 * Returns the target capability that a peer needs: without `queue`, Artemis creates a multicast address that nobody
 * reads.
 */
export function capabilitiesFor({ product }: Peer): string | undefined {
  return product === 'apache-activemq-artemis' ? 'queue' : undefined;
}

/**
 * Returns the address of a topic such as `notifications.info`. The last two formats are oslo's
 * (amqp1_driver/addresser.py).
 */
export function addressFor(peer: Peer, topic: string, { exchange, vhost }: Addressing): string {
  if (peer.product === 'RabbitMQ')
    return (isRabbit3(peer) ? rabbit3Address : rabbit4Address)(topic, exchange);
  if (peer.product === undefined || peer.product === 'qpid-cpp') {
    return ['unicast', vhost, exchange ?? DEFAULT_EXCHANGE, topic]
      .filter((part) => part !== undefined)
      .join('.');
  }
  const prefix = 'openstack.org/om/notify/anycast';
  return [prefix, vhost, exchange ?? DEFAULT_EXCHANGE, topic].filter((part) => part !== undefined).join('/');
}

// Without an exchange, directly to the queue: RabbitMQ 3 accepts and drops what an exchange cannot route.
function rabbit3Address(topic: string, exchange: string | undefined): string {
  const queue = withoutSlash(topic);
  return exchange === undefined ? `/amq/queue/${queue}` : `/exchange/${withoutSlash(exchange)}/${queue}`;
}

// RabbitMQ 3 splits an address at each slash, and decodes only this escape, in capitals
// (rabbit_routing_util:unescape/1).
function withoutSlash(name: string): string {
  return name.replaceAll('/', '%2F');
}

function rabbit4Address(topic: string, exchange: string | undefined): string {
  const queue = encodeURIComponent(topic);
  return exchange === undefined ? `/queues/${queue}` : `/exchanges/${encodeURIComponent(exchange)}/${queue}`;
}

/** Returns the host name for the open frame: RabbitMQ accepts a virtual host there. */
export function openHostname(host: string, vhost: string | undefined, form: Form | undefined): string {
  if (vhost === undefined) return host;
  return form === 'amqp1' ? vhost : `vhost:${vhost}`;
}
