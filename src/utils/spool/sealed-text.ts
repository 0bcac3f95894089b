// A notification as the payload of a record: what a transport needs, in either form, for whatever peer comes.
import type { Sealed } from '../envelope.ts';

// One line of JSON, then the envelope as it was serialised: neither has to be parsed to be sent.
const BREAK = '\n';

export function textOf(sealed: Sealed): string {
  const head = { ...sealed, envelope: undefined, bytes: undefined };
  return JSON.stringify(head) + BREAK + sealed.envelope;
}

/** The notification of a payload; nothing when a stranger wrote it. */
export function sealedOf(payload: Buffer): Sealed | undefined {
  const end = payload.indexOf(BREAK);
  if (end < 0) return undefined;
  try {
    const head = JSON.parse(payload.toString('utf8', 0, end)) as Omit<Sealed, 'envelope' | 'bytes'>;
    if (typeof head.messageId !== 'string' || typeof head.eventType !== 'string') return undefined;
    return { ...head, envelope: payload.toString('utf8', end + 1), bytes: payload.length - end - 1 };
  } catch {
    return undefined;
  }
}
