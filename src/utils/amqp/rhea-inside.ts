// What we read and write of rhea's inside, because we do a part of its work: send what it would send itself, and notice
// that a peer is silent.
import type { Connection, Sender, Session } from './rhea.ts';

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
