// Where there is no room for each, identical failures of nobody known become one that says how many there were, and when:
// else whoever likes to, by logins that fail, would push out what users do.
import { envelopeOf, withCore, type EncodedNotification } from '../notification/envelope.ts';
import type { Receipt } from './ledger.ts';
import type { LossReason } from '../api/loss.ts';
import type { Payload } from '../notification/payload.ts';
import { isRecord, read } from '../describing/safe-read.ts';
import { resentContext } from '../context/serialized-context.ts';

const MOST = 1000; // kinds of failures at a time

interface Folded {
  readonly first: EncodedNotification;
  readonly receipt: Receipt;
  /** What all of them have in common. */
  payload: Record<string, unknown>;
  count: number;
  lastAt: number;
}

/** Whether it is an attempt of nobody known, or its failure: anybody can make as many as he likes. What ends well, he cannot. */
export function isOfNobody({ context, eventType }: EncodedNotification): boolean {
  return context.wire['user_id'] === undefined && !eventType.endsWith('.end');
}

export class Occurrences {
  readonly #kinds = new Map<string, Folded>();

  get size(): number {
    return this.#kinds.size;
  }

  /** Whether it was folded into one that is kept here, or is the first of its kind: then it is in hand. */
  add(encoded: EncodedNotification, receipt: Receipt): boolean {
    if (encoded.priority !== 'ERROR' || receipt.absorb === undefined || receipt.isOnDisk === true)
      return false;
    const payload = payloadOf(encoded);
    const kind = kindOf(encoded, payload);
    const same = this.#kinds.get(kind);
    if (same !== undefined) return fold(same, encoded, payload, receipt);
    if (this.#kinds.size >= MOST) return false;
    this.#kinds.set(kind, { first: encoded, receipt, payload, count: 1, lastAt: encoded.time });
    return true;
  }

  /** Takes one of each kind out, to be sent now that there is room, with the receipt of all that are in it. */
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

/** Of the same event type, the same exception and the same status. */
function kindOf({ eventType }: EncodedNotification, { fault }: Record<string, unknown>): string {
  return JSON.stringify([eventType, read(fault, 'exception'), read(fault, 'status_code')]);
}

function payloadOf(encoded: EncodedNotification): Record<string, unknown> {
  return (JSON.parse(envelopeOf(encoded)) as { payload: Record<string, unknown> }).payload;
}

// Those that a payload must have. Which operation it is, and what exactly was said, is that of the first.
const kept = new Set(['operation_id', 'exception_message']);

/** The members that two objects have in common. */
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
