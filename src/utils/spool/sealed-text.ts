// A notification as the payload of a record: what a transport needs, in either form, for whatever peer comes.
import type { WireContext } from '../context.ts';
import { envelopePieces, sealedBefore, type Sealed } from '../envelope.ts';

// One line of JSON, then the envelope as it was serialised: neither has to be parsed to be sent.
const BREAK = '\n';

/** The payload in pieces: to put them together first would make garbage of twice its size. */
export function piecesOf(sealed: Sealed): readonly string[] {
  const { messageId, eventType, priority, publisherId, version, time, trace, context } = sealed;
  const head = JSON.stringify({ messageId, eventType, priority, publisherId, version, time, trace });
  return [head.slice(0, -1), ',"context":', context.wireJson, `}${BREAK}`, ...envelopePieces(sealed)];
}

interface Head extends Omit<Sealed, 'head' | 'deed' | 'context' | 'bytes'> {
  readonly context: WireContext;
}

/** The notification of a payload; nothing when a stranger wrote it. */
export function sealedOf(payload: Buffer): Sealed | undefined {
  const end = payload.indexOf(BREAK);
  if (end < 0) return undefined;
  try {
    const { context, ...head } = JSON.parse(payload.toString('utf8', 0, end)) as Head;
    if (typeof head.messageId !== 'string' || typeof head.eventType !== 'string') return undefined;
    return { ...head, ...sealedBefore(payload.toString('utf8', end + 1), context) };
  } catch {
    return undefined;
  }
}
