// The one guarded way out: every `notifyAbout…` function ends here, and nothing that happens here reaches its caller.
import type { RequestContext } from './context.ts';
import { describeAsGiven } from './body.ts';
import { tellContext } from './context-part.ts';
import { JustSealed } from './envelope.ts';
import { outletOf, type Describe, type Emission } from './installed.ts';
import type { OpenNotifier } from './notifier.ts';
import { composeDeed, composePayload, type Call } from './payload.ts';
import { read, text } from './reading.ts';
import type { PendingReceipt } from './ledger.ts';
import { momentOf } from './moment.ts';
import { operationOf, type Start } from './operation.ts';
import { startOf } from './starts.ts';
import type { Subject } from './subject.ts';
import { mostSearched, TooLarge } from './size.ts';
import { timingOf } from './timing.ts';
import { traceOf } from './trace.ts';
import { warnIfUrlIsSet } from './unopened.ts';
import { whyInvalid, whyNoEnvelope } from './validation.ts';

export type { Describe } from './installed.ts';

/** Tells what was done to a resource. Returns at once and never throws. */
export function emit(
  subject: Subject,
  describe: Describe,
  context: RequestContext,
  resource: unknown,
  details: unknown,
): void {
  const outlet = outletOf(context);
  if (outlet === undefined) warnIfUrlIsSet();
  else if (outlet.isOn) outlet.emit(subject, describe, context, resource, details);
}

/** The same by a notifier of this copy of the package, which is what it was made with. */
export function emitBy(
  notifier: OpenNotifier,
  ...[subject, describe, context, resource, details]: Emission
): void {
  const action = String(text(read(details, 'action')));
  const phase = String(text(read(details, 'phase')));
  const eventType = `dashboard.${subject.type}.${action}.${phase}`;
  const receipt = notifier.optsOut(eventType) ? undefined : notifier.begin(eventType);
  try {
    const described = describeAsGiven(resource, (given) => describe(given, context));
    const call = { subject, action, phase, resource: described, context, details };
    const { clock } = notifier.making;
    const own = { id: clock.newId(), moment: momentOf(details, clock) };
    // Also for a start that is opted out: its end still tells how long it took.
    const start = startOf(call, own);
    if (receipt !== undefined) send(notifier, receipt, eventType, call, own, start);
  } catch (error) {
    if (error instanceof TooLarge) receipt?.lose('too_large', error.message);
    else receipt?.lose('invalid', `it could not be built: ${String(text(read(error, 'message')))}`);
  }
}

function send(
  notifier: OpenNotifier,
  receipt: PendingReceipt,
  eventType: string,
  call: Call,
  { id, moment }: Start,
  start: Start | undefined,
): void {
  const { traceback, publisherId, clock, maxMessageBytes } = notifier.making;
  const { subject, phase, context, details } = call;
  const misfit = whyNoEnvelope(id, moment.at, clock);
  if (misfit !== undefined) {
    receipt.lose('invalid', misfit);
    return;
  }
  const operationId = start?.id ?? operationOf(details)?.id ?? id;
  const timing = phase === 'start' ? {} : timingOf(details, moment, start?.moment);
  const deed = composeDeed(call, operationId, timing, traceback);
  const most = mostSearched(maxMessageBytes);
  const told = tellContext(context, most);
  const sealed = new JustSealed(
    deed,
    told.part,
    eventType,
    publisherId,
    id,
    moment.isSaid ? clock.now() : moment.at,
    moment.isSaid ? moment.at : undefined,
    traceOf(context),
    most,
  );
  const fault = whyInvalid(subject, composePayload(deed, told));
  if (fault === undefined) notifier.send(sealed, receipt);
  else receipt.lose('invalid', fault, sealed);
}
