// The one guarded way out: every `notifyAbout…` function ends here, and nothing that happens here reaches its caller.
import type { RequestContext } from './context.ts';
import { tellContext } from './context-part.ts';
import { textOf } from './describing.ts';
import type { Phase } from './details.ts';
import { JustSealed } from './envelope.ts';
import { outletOf, type Emission } from './installed.ts';
import type { OpenNotifier } from './notifier.ts';
import { composeDeed, composePayload, type Call } from './payload.ts';
import { read, text } from './reading.ts';
import type { PendingReceipt } from './ledger.ts';
import { rememberStart, takeTiming, type Timing } from './starts.ts';
import type { Subject } from './subject.ts';
import { traceOf } from './trace.ts';
import { warnIfUrlIsSet } from './unopened.ts';
import { whyInvalid } from './validation.ts';

export type { Describe } from './installed.ts';

/** Tells what was done to a resource. Returns at once and never throws. */
export function emit(...emission: Emission): void {
  const [, , context] = emission;
  const outlet = outletOf(context);
  if (outlet === undefined) warnIfUrlIsSet();
  else if (outlet.isOn) outlet.emit(...emission);
}

/** The same by a notifier of this copy of the package, which is what it was made with. */
export function emitBy(
  notifier: OpenNotifier,
  ...[subject, describe, context, resource, details]: Emission
): void {
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
    clock.newId(),
    clock.now(),
    traceOf(call.context),
  );
  const fault = whyInvalid(call.subject, composePayload(deed, told));
  if (fault === undefined) notifier.send(sealed, receipt);
  else receipt.lose('invalid', fault, sealed);
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
