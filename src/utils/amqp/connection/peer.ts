import type { Form } from '../../api/options.ts';

/** What the peer's open frame says of it (AMQP 1.0, section 2.7.1, properties). */
export interface Peer {
  readonly product: string | undefined;
  readonly version: string | undefined;
  /** Its capabilities, of which RabbitMQ 4 has `LINK_PAIR_V1_0`. */
  readonly offers?: readonly string[];
}

export interface Addressing {
  /** Only when it was asked for: on RabbitMQ a queue is then reached by its exchange. */
  readonly exchange: string | undefined;
  readonly vhost: string | undefined;
}

const DEFAULT_EXCHANGE = 'openstack'; // oslo.messaging's control_exchange

/** `offers` are its capabilities. */
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

/** RabbitMQ 3 accepts what is sent to a queue that does not exist, and drops it. A receiver of it is refused. */
export function dropsWhatHasNoQueue(peer: Peer, address: string): boolean {
  return isRabbit3(peer) && address.startsWith('/amq/queue/');
}

/** RabbitMQ 3 reads credit that is renewed while messages are on their way as credit besides, and sends more of them. */
export function addsCreditUp(peer: Peer): boolean {
  return isRabbit3(peer);
}

/** RabbitMQ 3 ends the session of who says `modified` of a delivery ("Unrecognised state"). */
export function knowsModified(peer: Peer): boolean {
  return !isRabbit3(peer);
}

/**
 * RabbitMQ 3 tells a listener neither of what type a queue is nor how often it was given a message: a quorum queue may drop
 * what is given back once too often.
 */
export function hidesDeliveryLimits(peer: Peer): boolean {
  return isRabbit3(peer);
}

/** RabbitMQ 4 answers questions about a queue at `/management`, over a pair of links, to who may read it. */
export function tellsOfQueues({ product, offers = [] }: Peer): boolean {
  return product === 'RabbitMQ' && offers.includes('LINK_PAIR_V1_0');
}

/** RabbitMQ has streams, which are read from an offset on; others do not know the filter for it. */
export function hasStreams({ product }: Peer): boolean {
  return product === 'RabbitMQ';
}

function isRabbit3({ product, version }: Peer): boolean {
  return product === 'RabbitMQ' && version?.startsWith('3.') === true;
}

/** The target capabilities that a peer needs: without `queue`, Artemis makes a multicast address that nobody reads. */
export function capabilitiesFor({ product }: Peer): string | undefined {
  return product === 'apache-activemq-artemis' ? 'queue' : undefined;
}

/** The address of a topic, as `notifications.info`. The formats of the last two are oslo's (amqp1_driver/addresser.py). */
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

// Without an exchange straight to the queue: RabbitMQ 3 accepts, and drops, what an exchange cannot route.
function rabbit3Address(topic: string, exchange: string | undefined): string {
  const queue = withoutSlash(topic);
  return exchange === undefined ? `/amq/queue/${queue}` : `/exchange/${withoutSlash(exchange)}/${queue}`;
}

// It takes an address apart at each slash, and reads this one escape, in capitals (rabbit_routing_util:unescape/1).
function withoutSlash(name: string): string {
  return name.replaceAll('/', '%2F');
}

function rabbit4Address(topic: string, exchange: string | undefined): string {
  const queue = encodeURIComponent(topic);
  return exchange === undefined ? `/queues/${queue}` : `/exchanges/${encodeURIComponent(exchange)}/${queue}`;
}

/** The host name that the open frame asks for: RabbitMQ takes a virtual host there. */
export function openHostname(host: string, vhost: string | undefined, form: Form | undefined): string {
  if (vhost === undefined) return host;
  return form === 'amqp1' ? vhost : `vhost:${vhost}`;
}
