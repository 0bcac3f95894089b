import { wireContext, type WireContext } from './context.ts';
import { maskValue, mayHoldSecret } from './masking.ts';
import { isSecretName } from './masking/names.ts';
import type { Payload } from './payload.ts';
import type { Plain } from './reading.ts';
import type { Trace } from './trace.ts';

/** The six keys of oslo.messaging's notification envelope (oslo_messaging/notify/messaging.py). */
export interface Envelope {
  readonly message_id: string;
  readonly publisher_id: string;
  readonly event_type: string;
  readonly priority: Priority;
  /** `YYYY-MM-DD HH:MM:SS.ffffff`, UTC. */
  readonly timestamp: string;
  readonly payload: Payload;
}

export type Priority = 'INFO' | 'ERROR';

/** A notification as it leaves: built and serialised, so that later changes of the caller's objects do not matter. */
export interface Sealed {
  readonly messageId: string;
  readonly eventType: string;
  readonly priority: Priority;
  readonly publisherId: string;
  /** `major.minor` of the payload. */
  readonly version: string;
  /** When it was told: milliseconds since 1970. */
  readonly time: number;
  /** The envelope's JSON. */
  readonly envelope: string;
  readonly context: WireContext;
  readonly trace?: Trace;
  /** How large it is: bytes of the envelope's JSON, which is most of what it takes in memory and on the wire. */
  readonly bytes: number;
}

/** Puts a payload into its envelope, masks what looks like a secret, and serialises it. */
export function seal(
  payload: Payload,
  eventType: string,
  publisherId: string,
  id: string,
  time: number,
  trace?: Trace,
): Sealed {
  const priority = payload.phase === 'error' ? 'ERROR' : 'INFO';
  const envelope: Envelope = {
    message_id: id,
    publisher_id: publisherId,
    event_type: eventType,
    priority,
    timestamp: osloTimestamp(time),
    payload,
  };
  const { json, context } = masked(envelope, wireContext(payload.initiator, payload.request));
  return {
    messageId: id,
    eventType,
    priority,
    publisherId,
    version: payload.version,
    time,
    envelope: json,
    context,
    ...(trace && { trace }),
    bytes: Buffer.byteLength(json),
  };
}

// All that the context tells stands in the payload too, so one look at the envelope's text is enough for both.
function masked(envelope: Envelope, context: WireContext): { json: string; context: WireContext } {
  const json = JSON.stringify(envelope);
  if (!mayHoldSecret(json)) return { json, context };
  const safe = maskPair(maskValue(JSON.parse(json) as Plain));
  return { json: JSON.stringify(safe), context: maskValue(context as Plain) as WireContext };
}

// An extra spec is a pair: that its value is a secret is said by its key, which is the resource's name.
function maskPair(envelope: Plain): Plain {
  const { resource, parameters } = (envelope as unknown as { payload: MaybePair }).payload;
  if (parameters?.value !== undefined && isSecretName(resource.name ?? '')) parameters.value = '***';
  return envelope;
}

interface MaybePair {
  readonly resource: { readonly name?: string };
  readonly parameters?: { value?: unknown };
}

// The last second told, and its text: most notifications share theirs with others, and a date costs 1 µs.
let [second, text] = [NaN, ''];

function osloTimestamp(time: number): string {
  const now = Math.floor(time / 1000);
  if (now !== second) {
    second = now;
    text = new Date(now * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }
  return `${text}.${String(time - now * 1000).padStart(3, '0')}000`;
}
