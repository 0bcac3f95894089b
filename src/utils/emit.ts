// The one guarded way out: every `notifyAbout…` function ends here, and nothing that happens here reaches its caller.
import type { RequestContext } from './context.ts';
import { tellContext } from './context-part.ts';
import { textOf } from './describing.ts';
import type { Phase } from './details.ts';
import { JustSealed } from './envelope.ts';
import { installedNotifier } from './installed.ts';
import { OpenNotifier } from './notifier.ts';
import { composeDeed, composePayload, type Call } from './payload.ts';
import { read, text } from './reading.ts';
import type { PendingReceipt } from './ledger.ts';
import { rememberStart, takeTiming, type Timing } from './starts.ts';
import { TooLarge } from './size.ts';
import type { Subject } from './subject.ts';
import { traceOf } from './trace.ts';
import { whyInvalid } from './validation.ts';

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
  const phase = String(text(read(details, 'phase'))) as Phase;
  const eventType = `dashboard.${subject.type}.${action}.${phase}`;
  const receipt = notifier.optsOut(eventType) ? undefined : notifier.begin(eventType);
  try {
    const described = describe(resource, context);
    // Also for a start that is not to be told: its end still tells how long it took.
    const timing = timingOf(notifier, subject, action, phase, context, described);
    if (receipt === undefined) return;
    const call = { subject, action, phase, resource: described, context, details, timing };
    send(notifier, receipt, eventType, call);
  } catch (error) {
    if (error instanceof TooLarge) receipt?.lose('too_large', error.message);
    else receipt?.lose('invalid', `it could not be built: ${String(text(read(error, 'message')))}`);
  }
}

function send(notifier: OpenNotifier, receipt: PendingReceipt, eventType: string, call: Call): void {
  const { traceback, publisherId, clock, maxMessageBytes } = notifier.making;
  const deed = composeDeed(call, traceback);
  const told = tellContext(call.context, maxMessageBytes);
  const sealed = new JustSealed(
    deed,
    told.part,
    eventType,
    publisherId,
    clock.newId(),
    clock.now(),
    traceOf(call.context),
    maxMessageBytes,
  );
  const fault = whyInvalid(call.subject, composePayload(deed, told));
  if (fault === undefined) notifier.send(sealed, receipt);
  else receipt.lose('invalid', fault, sealed);
}

function notifierOf(context: unknown): OpenNotifier | undefined {
  const own = read(context, 'notifier');
  return OpenNotifier.is(own) ? own : installedNotifier();
}

function timingOf(
  { making: { clock } }: OpenNotifier,
  { type }: Subject,
  action: string,
  phase: Phase,
  context: RequestContext,
  described: object,
): Timing {
  const done = `${type}.${action}`;
  const resource = { id: textOf(described, 'id'), name: textOf(described, 'name') };
  if (phase !== 'start') return takeTiming(context, done, resource, clock);
  rememberStart(context, done, resource, clock);
  return {};
}
