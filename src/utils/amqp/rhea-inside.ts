// What we read and write of rhea's inside, because we do a part of its work: send what it would send itself, notice that a peer
// is silent, and grant credit as each peer counts it.
import type { Connection, Receiver, Sender, Session } from './rhea.ts';

/** Where a link is and begins to count, as rhea tells the peer, and how large its frames may be. */
export interface Place {
  readonly channel: number;
  readonly handle: number;
  readonly maxFrameSize: number;
  readonly initialOutgoingId: number;
  readonly initialDeliveryCount: number;
}

/** What we need of the inside of a sender. */
interface SenderInside {
  readonly local: { readonly handle: number; readonly attach: { readonly initial_delivery_count: number } };
  readonly connection: { readonly max_frame_size: unknown };
  readonly session: Session & { readonly outgoing: { next_transfer_id: number } };
}

/** Of a sender of an open connection, over which nothing was sent. */
export function placeOf(sender: Sender): Place {
  const { local, session, connection } = sender as unknown as SenderInside;
  const { max_frame_size: size } = connection;
  const maxFrameSize = typeof size === 'number' ? size : Infinity;
  return {
    channel: channelOf(session),
    handle: local.handle,
    maxFrameSize,
    initialOutgoingId: session.outgoing.next_transfer_id,
    initialDeliveryCount: local.attach.initial_delivery_count,
  };
}

/** The capabilities that the peer offers (AMQP 1.0, section 2.7.1). */
export function offeredBy(connection: Connection): unknown {
  const { remote } = connection as unknown as { remote: { open?: { offered_capabilities?: unknown } } };
  return remote.open?.offered_capabilities;
}

/** The channel by which we send what is for a session. */
export function channelOf(session: Session): number {
  return (session as Session & { local: { channel: number } }).local.channel;
}

/** rhea tells it in its flow frames (AMQP 1.0, section 2.7.4), and does not know what is sent past it. */
export function setNextOutgoingId(sender: Sender, id: number): void {
  (sender as unknown as SenderInside).session.outgoing.next_transfer_id = id;
}

/**
 * Leaves it to us to notice a silent peer: rhea sets a timer anew for each frame, which is half of what a frame costs it.
 * To be called when the peer was told how long it may be silent (AMQP 1.0, section 2.4.5).
 */
export function leaveSilenceToUs(connection: Connection): void {
  const inside = connection as unknown as {
    readonly local: { readonly open: { idle_time_out: number | undefined } };
    heartbeat_in: NodeJS.Timeout | undefined;
  };
  inside.local.open.idle_time_out = undefined;
  clearTimeout(inside.heartbeat_in);
}

/** The credit that was granted and is not used up, and how many deliveries rhea has written, or read. */
export function creditOf(link: Sender | Receiver): { credit: number; written: number } {
  const { credit, delivery_count } = link as typeof link & { credit: number; delivery_count: number };
  return { credit, written: delivery_count };
}

/**
 * Counts a link's deliveries from where the peer begins (AMQP 1.0, section 2.6.7). rhea begins at 0: RabbitMQ then reads
 * another credit than was granted.
 */
export function countFromWhereThePeerBegins(receiver: Receiver): void {
  const link = receiver as Receiver & {
    remote: { attach: { initial_delivery_count?: number } };
    delivery_count: number;
  };
  link.delivery_count = link.remote.attach.initial_delivery_count ?? 0;
}

/**
 * Tells the peer that no more may come (AMQP 1.0, section 2.6.7). What is on its way comes still, so rhea keeps its own
 * count: it would print a complaint of each.
 */
export function withdrawCredit(receiver: Receiver): void {
  const link = receiver as Receiver & {
    credit: number;
    issue_flow: boolean;
    session: { _write_flow(link: Receiver): void };
    connection: { _register(): void };
  };
  const { credit } = link;
  link.credit = 0;
  link.session._write_flow(link);
  link.credit = credit;
  link.issue_flow = false;
  link.connection._register();
}

/**
 * Lets another link of the session have the name of this one, as a pair of links has (AMQP 1.0, section 2.6.1). rhea finds
 * links by their names when the peer agrees to them: this one has to be open.
 */
export function makeRoomForName({ name, session }: Receiver): void {
  const { links } = session as unknown as { links: Record<string, unknown> };
  links[`${name} (receiver)`] = links[name];
  Reflect.deleteProperty(links, name);
}
