/** Why a peer accepts nothing over an open link. */
export type StallReason = 'released' | 'modified' | 'no outcome' | 'no credit' | 'cut off';

/** The reason in words for an operator, and where to look. */
export const stallReasons: Readonly<Record<StallReason, string>> = {
  released: 'broker released the message: check that a queue is bound and has room',
  modified: 'broker returned the message as modified: check that the queue has room',
  'no outcome': 'broker reports no outcome for a notification: check that the queue has room',
  'cut off': 'broker detaches the link when sent a notification: check its log',
  'no credit': 'broker grants no credit: check for consumers, and its memory and disk',
};
