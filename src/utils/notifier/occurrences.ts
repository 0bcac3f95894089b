// When the queue is full, identical failures of unknown users are folded into one, with their number and their times.
// Otherwise anybody could push out the notifications of users, by failing logins.
import { envelopeOf, withCore, type EncodedNotification } from '../notification/envelope.ts';
import type { Receipt } from './ledger.ts';
import type { LossReason } from '../api/loss.ts';
import type { Payload } from '../notification/payload.ts';
import { isRecord, read } from '../describing/safe-read.ts';
import { resentContext } from '../context/serialized-context.ts';

/** The part of a queue or a spool that anonymous notifications may fill: the rest is kept for known users. */
export const ANONYMOUS_SHARE = 0.75;

const MAX = 1000; // kinds of failures at a time

interface Folded {
  readonly first: EncodedNotification;
  readonly receipt: Receipt;
  /** The members that all of them have in common. */
  payload: Record<string, unknown>;
  count: number;
  lastAt: number;
}

/**
 * Returns whether this is a start or an error of an unknown user: anybody can cause as many of these as they like, but
 * not successes.
 */
export function isAnonymous({ context, eventType }: EncodedNotification): boolean {
  return context.wire['user_id'] === undefined && !eventType.endsWith('.end');
}

export class Occurrences {
  readonly #kinds = new Map<string, Folded>();

  get size(): number {
    return this.#kinds.size;
  }

  /** Returns whether it is kept here now: folded into another one, or as the first of its kind. */
  add(encoded: EncodedNotification, receipt: Receipt): boolean {
    if (encoded.priority !== 'ERROR' || receipt.absorb === undefined || receipt.isOnDisk === true)
      return false;
    const payload = payloadOf(encoded);
    const kind = kindOf(encoded, payload);
    const same = this.#kinds.get(kind);
    if (same !== undefined) return fold(same, encoded, payload, receipt);
    if (this.#kinds.size >= MAX) return false;
    this.#kinds.set(kind, { first: encoded, receipt, payload, count: 1, lastAt: encoded.time });
    return true;
  }

  /**
   * Removes and yields one notification of each kind, to be sent now that there is room, with the receipt of all that
   * are folded into it.
   */
  *takeAll(): Generator<{ readonly encoded: EncodedNotification; readonly receipt: Receipt }> {
    for (const [kind, folded] of this.#kinds) {
      this.#kinds.delete(kind);
      yield { encoded: sealedOf(folded), receipt: folded.receipt };
    }
  }

  lose(reason: LossReason, detail: string): void {
    for (const { encoded, receipt } of this.takeAll()) receipt.lose(reason, detail, encoded);
  }
}

function fold(
  same: Folded,
  encoded: EncodedNotification,
  payload: Record<string, unknown>,
  receipt: Receipt,
): boolean {
  if (same.receipt.absorb?.(receipt) !== true) return false;
  same.count++;
  same.lastAt = Math.max(same.lastAt, encoded.time);
  same.payload = inCommon(same.payload, payload);
  return true;
}

/** Returns a key of the event type, the exception and the status. */
function kindOf({ eventType }: EncodedNotification, { fault }: Record<string, unknown>): string {
  return JSON.stringify([eventType, read(fault, 'exception'), read(fault, 'status_code')]);
}

function payloadOf(encoded: EncodedNotification): Record<string, unknown> {
  return (JSON.parse(envelopeOf(encoded)) as { payload: Record<string, unknown> }).payload;
}

// The members that a payload must have. The operation, and the exact message, are those of the first failure.
const kept = new Set(['operation_id', 'exception_message']);

/** Returns the members that two objects have in common, and those in `kept`. */
function inCommon(one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> {
  const common: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(one)) {
    const theirs = other[name];
    if (kept.has(name) || JSON.stringify(value) === JSON.stringify(theirs)) common[name] = value;
    else if (isRecord(value) && isRecord(theirs)) common[name] = inCommon(value, theirs);
  }
  return common;
}

function sealedOf({ first, payload, count, lastAt }: Folded): EncodedNotification {
  if (count === 1) return first;
  const { initiator, request, ...core } = payload as unknown as Payload;
  const occurrences = { count, first_at: isoTime(first.time), last_at: isoTime(lastAt) };
  return withCore(
    first,
    JSON.stringify({ ...core, occurrences }).slice(0, -1),
    resentContext({ initiator, request }).part,
  );
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
