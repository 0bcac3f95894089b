// A notification as the payload of a record: everything a transport needs, in either form, for any peer.
import { contextEnding } from '../context/serialized-context.ts';
import { bytesOf, type Envelope, type EncodedNotification } from '../notification/envelope.ts';
import { timeOf } from '../text/timestamp.ts';
import type { Trace } from '../request/trace.ts';

// Our JSON contains no line breaks.
const BREAK = '\n';

/** Returns the payload in pieces: joining them first would make garbage of twice its size. */
export function piecesOf({
  version,
  trace,
  head,
  core,
  context,
  time,
  at,
}: EncodedNotification): readonly string[] {
  const isPlain = trace === undefined && at === undefined;
  const beside = isPlain
    ? `{"version":"${version}"}`
    : JSON.stringify({ version, trace, ...(at !== undefined && { time }) });
  return [`${beside}${BREAK}${head}${BREAK}`, core, `${BREAK}${context.ending}`];
}

/** The members that are in none of the other lines. */
interface Beside {
  readonly version: string;
  readonly trace?: Trace;
  /** When it was emitted, if that differs from the timestamp. */
  readonly time?: number;
  /** Set by a later version whose lines have another meaning. */
  readonly format?: number;
}

/** Returns the notification of a payload; `undefined` when it is foreign, or in another format of a later version. */
export function sealedOf(payload: Buffer): EncodedNotification | undefined {
  const [beside = '', head = '', core = '', ending] = payload.toString().split(BREAK);
  if (ending === undefined) return undefined;
  try {
    const envelope = JSON.parse(`${head}null}`) as Envelope;
    if (typeof envelope.message_id !== 'string' || typeof envelope.event_type !== 'string') return undefined;
    const { version, trace, time, format = 1 } = JSON.parse(beside) as Beside; // spreading it would take 9 µs
    if (format !== 1) return undefined;
    const at = timeOf(envelope.timestamp);
    const context = contextEnding(ending);
    return {
      version,
      messageId: envelope.message_id,
      eventType: envelope.event_type,
      priority: envelope.priority,
      publisherId: envelope.publisher_id,
      time: time ?? at,
      head,
      core,
      context,
      bytes: bytesOf(head, core, context),
      ...(trace && { trace }),
      ...(time !== undefined && { at }),
    };
  } catch {
    return undefined;
  }
}
