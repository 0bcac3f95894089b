import type { WireContext } from '../context/describe-context.ts';
import { ContextPart } from '../context/serialized-context.ts';
import { maskText, maskValue, mayHoldSecret } from '../masking/masking.ts';
import { isSecretName } from '../masking/names.ts';
import type { PayloadCore, Payload } from './payload.ts';
import type { Plain } from '../describing/safe-read.ts';
import { checkLength } from '../text/size.ts';
import type { Trace } from '../request/trace.ts';

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

/** A notification as it is sent: built and serialised, so that later changes to the caller's objects have no effect. */
export type EncodedNotification = Pick<JustEncoded, keyof JustEncoded>;

/**
 * A notification that was emitted just now. A class, not a literal: while notifications queue up for a broker, V8 would
 * learn that the literal's objects are long-lived and pretenure those that follow, which then keep their texts from
 * being collected by scavenges: these would take four times as long.
 */
export class JustEncoded {
  readonly messageId: string;
  readonly eventType: string;
  readonly priority: Priority;
  readonly publisherId: string;
  /** `major.minor` of the payload. */
  readonly version: string;
  /** When it was emitted, in milliseconds since 1970. */
  readonly time: number;
  /** When it happened, if the caller passed `at`. */
  declare readonly at?: number;
  /** The envelope's JSON up to the payload: `{…,"payload":`. */
  readonly head: string;
  /** The payload's JSON up to the context: `{…`. */
  readonly core: string;
  readonly context: ContextPart;
  declare readonly trace?: Trace;
  /** The bytes of the envelope's JSON, which is most of what it occupies in memory and on the wire. */
  readonly bytes: number;

  /**
   * Builds the envelope from the core of the payload and the context; masks what looks like a secret. Throws
   * `TooLarge`.
   */
  constructor(
    core: PayloadCore,
    context: ContextPart,
    eventType: string,
    publisherId: string,
    id: string,
    time: number,
    at?: number,
    trace?: Trace,
    maxBytes: number = Infinity,
  ) {
    checkLength(eventType, maxBytes);
    this.messageId = id;
    this.eventType = eventType;
    this.priority = core.phase === 'error' ? 'ERROR' : 'INFO';
    this.publisherId = publisherId;
    this.version = core.version;
    this.time = time;
    if (at !== undefined) this.at = at;
    this.head = `{"message_id":"${id}","publisher_id":${quoted(publisherId)},"event_type":${quoted(eventType)},"priority":"${this.priority}","timestamp":"${osloTimestamp(at ?? time)}","payload":`;
    this.core = maskedJson(core, maxBytes).slice(0, -1);
    this.context = context;
    if (trace !== undefined) this.trace = trace;
    this.bytes = bytesOf(this.head, this.core, context);
  }
}

const END = '}';

/** Returns the envelope's JSON. */
export function envelopeOf({ head, core, context }: EncodedNotification): string {
  return `${head}${core}${context.ending}${END}`;
}

/** Returns the bytes of an envelope's JSON. */
export function bytesOf(head: string, core: string, context: ContextPart): number {
  return Buffer.byteLength(head) + Buffer.byteLength(core) + context.bytes + END.length;
}

/** Returns the same notification with another core and context. */
export function withCore(
  encoded: EncodedNotification,
  core: string,
  context: ContextPart,
): EncodedNotification {
  return { ...encoded, core, context, bytes: bytesOf(encoded.head, core, context) };
}

/** Returns the parts of a notification that was encoded earlier, with the context that was sent beside it. */
export function restoredNotification(
  envelope: string,
  wire: WireContext,
): Pick<EncodedNotification, 'head' | 'core' | 'context' | 'bytes'> {
  const core = envelope.slice(0, -END.length);
  return { head: '', core, context: new ContextPart('', wire), bytes: Buffer.byteLength(envelope) };
}

// There are few event types and publishers. Searching each for secrets again would take a twentieth of a call.
const known = new Map<string, string>();
const MAX_KNOWN = 1000;
const LONGEST_KNOWN = 256;

function quoted(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = JSON.stringify(maskText(text));
  if (known.size < MAX_KNOWN && text.length <= LONGEST_KNOWN) known.set(text, made);
  return made;
}

function maskedJson(core: PayloadCore, maxBytes: number): string {
  const json = JSON.stringify(core);
  checkLength(json, maxBytes);
  // No other code has its objects, and all of them are plain data.
  return mayHoldSecret(json) ? JSON.stringify(maskPair(maskValue(core as unknown as Plain))) : json;
}

// An extra spec is a key and a value: the key, which is the resource's name, tells whether the value is a secret.
function maskPair(core: Plain): Plain {
  const { resource, parameters } = core as unknown as MaybePair;
  if (parameters?.value !== undefined && isSecretName(resource.name ?? '')) parameters.value = '***';
  return core;
}

interface MaybePair {
  readonly resource: { readonly name?: string };
  readonly parameters?: { value?: unknown };
}

// The last second and its text: most notifications share theirs with others, and formatting a date costs 1 µs.
let [second, text] = [NaN, ''];

function osloTimestamp(time: number): string {
  const now = Math.floor(time / 1000);
  if (now !== second) {
    second = now;
    text = new Date(now * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }
  return `${text}.${String(time - now * 1000).padStart(3, '0')}000`;
}
