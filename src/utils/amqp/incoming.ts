// Takes the messages that a peer sends past rhea, which makes an object with six functions of each, and an event for all
// who might listen: that took half of the time of a listener.
import { Inbox, type InboxEvents } from './inbox.ts';
import type { Connection, Receiver } from './rhea.ts';
import { isLast, transferIn, type Transfer } from './transfer-frame.ts';

/** What we need of the inside of rhea's connection. */
interface Inside {
  readonly remote_channel_map: Readonly<Record<number, SessionInside>>;
  _register(): void;
}

interface SessionInside {
  readonly remote: { readonly handles: Readonly<Record<number, LinkInside>> };
  readonly incoming: { next_transfer_id: number };
}

interface LinkInside {
  credit: number;
  delivery_count: number;
}

const inboxes = new WeakMap<object, Inbox>();

/** From now on the messages of a link come here. */
export function receive(link: Receiver, events: InboxEvents): void {
  inboxes.set(link, new Inbox(events));
}

/** Takes a frame when it is a transfer, and says whether it was. Throws for a message that nobody asked for. */
export function takeTransfer(connection: Connection, frame: Buffer): boolean {
  const transfer = transferIn(frame);
  if (transfer === undefined) return false;
  deliver(connection as unknown as Inside, transfer);
  return true;
}

function deliver(inside: Inside, transfer: Transfer): void {
  const session = inside.remote_channel_map[transfer.channel];
  const link = session?.remote.handles[transfer.handle];
  const inbox = link && inboxes.get(link);
  if (!session || !inbox || link.credit <= 0)
    throw new Error('the peer sent a message that nobody asked for');
  session.incoming.next_transfer_id++;
  // Then rhea looks whether the session's window is to be renewed.
  inside._register();
  if (isLast(transfer)) {
    link.credit--;
    link.delivery_count = (link.delivery_count + 1) >>> 0; // a sequence number (section 2.8.10)
  }
  inbox.add(transfer);
}
