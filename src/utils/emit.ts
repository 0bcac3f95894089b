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
import { operationOf } from './operation.ts';
import { rememberStart, takeStart } from './starts.ts';
import type { Subject } from './subject.ts';
import { timingSince, type Timing } from './timing.ts';
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
    const id = notifier.making.clock.newId();
    // Also for a start that is not to be told: its end still tells how long it took.
    const timing = timingOf(notifier, { subject, action, phase, context, details, resource: described, id });
    if (receipt === undefined) return;
    const call = { subject, action, phase, resource: described, context, details, timing, id };
    send(notifier, receipt, eventType, call);
  } catch (error) {
    receipt?.lose('invalid', `it could not be built: ${String(text(read(error, 'message')))}`);
  }
}

function send(notifier: OpenNotifier, receipt: PendingReceipt, eventType: string, call: Call): void {
  const { traceback, publisherId, clock } = notifier.making;
  const deed = composeDeed(call, traceback);
  const told = tellContext(call.context);
  const sealed = new JustSealed(
    deed,
    told.part,
    eventType,
    publisherId,
    call.id,
    clock.now(),
    traceOf(call.context),
  );
  const fault = whyInvalid(call.subject, composePayload(deed, told));
  if (fault === undefined) notifier.send(sealed, receipt);
  else receipt.lose('invalid', fault, sealed);
}

function notifierOf(context: unknown): OpenNotifier | undefined {
  const own = read(context, 'notifier');
  return OpenNotifier.is(own) ? own : installedNotifier();
}

function timingOf({ making: { clock } }: OpenNotifier, call: Omit<Call, 'timing'>): Timing {
  const { subject, action, phase, context, details, resource, id } = call;
  const done = `${subject.type}.${action}`;
  const identity = { id: textOf(resource, 'id'), name: textOf(resource, 'name') };
  const operation = operationOf(details);
  if (phase !== 'start')
    return timingSince(operation === undefined ? takeStart(context, done, identity) : operation.start, clock);
  const start = { id, at: clock.now(), monotonic: clock.monotonic() };
  if (operation === undefined) rememberStart(context, done, identity, start);
  else operation.start = start;
  return {};
}
