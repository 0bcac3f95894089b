// The one guarded way out: every `notifyAbout…` function ends here, and nothing that happens here reaches its caller.
import type { RequestContext } from './context.ts';
import { tellContext } from './context-part.ts';
import { JustSealed } from './envelope.ts';
import { installedNotifier } from './installed.ts';
import { OpenNotifier } from './notifier.ts';
import { composeDeed, composePayload, type Call } from './payload.ts';
import { read, text } from './reading.ts';
import type { PendingReceipt } from './ledger.ts';
import { momentOf } from './moment.ts';
import type { Start } from './operation.ts';
import { startOf } from './starts.ts';
import type { Subject } from './subject.ts';
import { timingOf } from './timing.ts';
import { traceOf } from './trace.ts';
import { whyInvalid, whyNoEnvelope } from './validation.ts';

/** Picks by hand what is told of a resource, from the object as its API returned it. */
export type Describe = (resource: unknown, context: RequestContext) => object;

/** Tells what was done to a resource. Returns at once and never throws. */
export function emit(
  subject: Subject,
  describe: Describe,
  context: RequestContext,
  resource: unknown,
  details: unknown,
): void {
  const notifier = notifierOf(context);
  if (notifier?.isOn !== true) return;
  const action = String(text(read(details, 'action')));
  const phase = String(text(read(details, 'phase')));
  const eventType = `dashboard.${subject.type}.${action}.${phase}`;
  const receipt = notifier.optsOut(eventType) ? undefined : notifier.begin(eventType);
  try {
    const call = { subject, action, phase, resource: describe(resource, context), context, details };
    const { clock } = notifier.making;
    const own = { id: clock.newId(), moment: momentOf(details, clock) };
    // Also for a start that is opted out: its end still tells how long it took.
    const start = startOf(call, own);
    if (receipt !== undefined) send(notifier, receipt, eventType, call, own, start);
  } catch (error) {
    receipt?.lose('invalid', `it could not be built: ${String(text(read(error, 'message')))}`);
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
  const { traceback, publisherId, clock } = notifier.making;
  const { subject, phase, context, details } = call;
  const misfit = whyNoEnvelope(id, moment.at, clock);
  if (misfit !== undefined) {
    receipt.lose('invalid', misfit);
    return;
  }
  const timing = phase === 'start' ? {} : timingOf(details, moment, start?.moment);
  const deed = composeDeed(call, start?.id ?? id, timing, traceback);
  const told = tellContext(context);
  const sealed = new JustSealed(
    deed,
    told.part,
    eventType,
    publisherId,
    id,
    moment.isSaid ? clock.now() : moment.at,
    moment.isSaid ? moment.at : undefined,
    traceOf(context),
  );
  const fault = whyInvalid(subject, composePayload(deed, told));
  if (fault === undefined) notifier.send(sealed, receipt);
  else receipt.lose('invalid', fault, sealed);
}

function notifierOf(context: unknown): OpenNotifier | undefined {
  const own = read(context, 'notifier');
  return OpenNotifier.is(own) ? own : installedNotifier();
}
