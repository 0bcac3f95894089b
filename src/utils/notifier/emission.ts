// Builds the notification of a call, and hands it over.
import { describeAsGiven } from '../describing/body.ts';
import { emittedContext } from '../context/serialized-context.ts';
import { JustEncoded, type EncodedNotification } from '../notification/envelope.ts';
import type { Emission } from './installed.ts';
import type { PendingReceipt } from './ledger.ts';
import type { LossReason } from '../api/loss.ts';
import { momentOf } from '../operation/moment.ts';
import type { Settings } from '../options/settings.ts';
import { operationOf, type Start } from '../operation/operation.ts';
import { composeCore, composePayload, type Call } from '../notification/payload.ts';
import { putOff } from '../runtime/deferred-calls.ts';
import { read, text } from '../describing/safe-read.ts';
import { mostSearched, TooLarge } from '../text/size.ts';
import { startOf } from '../operation/starts.ts';
import type { ResourceSchema } from '../notification/resource-schema.ts';
import { timingOf } from '../operation/timing.ts';
import { traceOf } from '../request/trace.ts';
import { whyInvalid, whyNoEnvelope } from '../notification/validation.ts';

/** The part of a notifier that a call needs. */
export interface Emitter {
  /** The settings that a notification is built with. */
  readonly making: Pick<Settings, 'traceback' | 'publisherId' | 'clock' | 'maxMessageBytes'>;
  optsOut(eventType: string): boolean;
  begin(eventType: string): PendingReceipt;
  send(encoded: EncodedNotification, receipt: PendingReceipt): void;
}

/** Emits a notification. Throws when it cannot be built; nothing has been counted then. */
export function emitBy(
  notifier: Emitter,
  ...[subject, describe, context, resource, details]: Emission
): void {
  const described = describeAsGiven(resource, (given) => describe(given, context));
  const [action, phase] = actionAndPhase(details);
  const call = { subject, action, phase, resource: described, context, details };
  const { clock } = notifier.making;
  const own = { id: clock.newId(), moment: momentOf(details, clock) };
  // Also when the start is opted out: its end needs it to report the duration.
  const start = startOf(call, own);
  const eventType = eventTypeOf(subject, action, phase);
  if (!notifier.optsOut(eventType)) finish(notifier, eventType, call, own, start);
}

/** Counts a notification that cannot be built as lost. */
export function loseBy(notifier: Emitter, error: unknown, ...[subject, , , , details]: Emission): void {
  const eventType = eventTypeOf(subject, ...actionAndPhase(details));
  if (!notifier.optsOut(eventType)) notifier.begin(eventType).lose('invalid', whyNotBuilt(error));
}

function actionAndPhase(details: unknown): [action: string, phase: string] {
  return [String(text(read(details, 'action'))), String(text(read(details, 'phase')))];
}

function eventTypeOf({ type }: ResourceSchema, action: string, phase: string): string {
  return `dashboard.${type}.${action}.${phase}`;
}

function whyNotBuilt(error: unknown): string {
  return `the notification could not be built: ${String(text(read(error, 'message')))}`;
}

// The start has been matched, and would not be found a second time: only the work after that is deferred.
function finish(
  notifier: Emitter,
  eventType: string,
  call: Call,
  own: Start,
  start: Start | undefined,
): void {
  try {
    handOver(notifier, eventType, build(notifier, eventType, call, own, start));
  } catch {
    putOff.work[putOff.work.length] = [finishAgain, notifier, eventType, call, own, start];
    if (putOff.work.length === 1) putOff.wake();
  }
}

function finishAgain(...draft: Parameters<typeof finish>): void {
  const [notifier, eventType] = draft;
  try {
    handOver(notifier, eventType, build(...draft));
  } catch (error) {
    handOver(notifier, eventType, { loss: ['invalid', whyNotBuilt(error)] });
  }
}

/** The notification to send, or the reason why it is lost, or both. */
interface Built {
  readonly encoded?: EncodedNotification;
  readonly loss?: readonly [LossReason, string];
}

function build(
  notifier: Emitter,
  eventType: string,
  call: Call,
  own: Start,
  start: Start | undefined,
): Built {
  const { clock } = notifier.making;
  const misfit = whyNoEnvelope(own.id, own.moment.at, clock);
  if (misfit !== undefined) return { loss: ['invalid', misfit] };
  try {
    return seal(notifier, eventType, call, own, start);
  } catch (error) {
    if (error instanceof TooLarge) return { loss: ['too_large', error.message] };
    throw error;
  }
}

function seal(
  { making }: Emitter,
  eventType: string,
  call: Call,
  { id, moment }: Start,
  start: Start | undefined,
): Built {
  const { traceback, publisherId, clock, maxMessageBytes } = making;
  const { subject, phase, context, details } = call;
  const operationId = start?.id ?? operationOf(details)?.id ?? id;
  const timing = phase === 'start' ? {} : timingOf(details, moment, start?.moment);
  const core = composeCore(call, operationId, timing, traceback);
  const most = mostSearched(maxMessageBytes);
  const emitted = emittedContext(context, most);
  const encoded = new JustEncoded(
    core,
    emitted.part,
    eventType,
    publisherId,
    id,
    moment.isSaid ? clock.now() : moment.at,
    moment.isSaid ? moment.at : undefined,
    traceOf(context),
    most,
  );
  const fault = whyInvalid(subject, composePayload(core, emitted));
  return fault === undefined ? { encoded } : { encoded, loss: ['invalid', fault] };
}

// From here on the notification is counted, once: a failure below must not lead to a second attempt.
function handOver(notifier: Emitter, eventType: string, { encoded, loss }: Built): void {
  const receipt = notifier.begin(eventType);
  try {
    if (loss !== undefined) receipt.lose(...loss, encoded);
    else if (encoded !== undefined) notifier.send(encoded, receipt);
  } catch (error) {
    putOff.work[putOff.work.length] = [settle, receipt, error];
    if (putOff.work.length === 1) putOff.wake();
  }
}

/** Counts a notification as lost that could not be handed over. Has no effect once its receipt is settled. */
function settle(receipt: PendingReceipt, error: unknown): void {
  receipt.lose('invalid', `the notification could not be sent: ${String(text(read(error, 'message')))}`);
}
