/** Why a peer takes nothing over a link that is open. */
export type StallReason = 'released' | 'modified' | 'no outcome' | 'no credit' | 'cut off';

/** What an operator reads of it, and where to look. */
export const stallReasons: Readonly<Record<StallReason, string>> = {
  released: 'the broker takes nothing now (released): see whether a queue is bound, and has room',
  modified: 'the broker takes nothing now (modified): see whether the queue has room',
  'no outcome': 'the broker does not say what became of a notification: see whether the queue has room',
  'cut off': 'the broker ends the link when it is sent a notification: see its log',
  'no credit': 'the broker gives no credit: see whether anybody listens, and its memory and disk',
};
