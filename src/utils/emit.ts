// The one guarded way out: every `notifyAbout…` function ends here, and nothing that happens here reaches its caller.
import type { RequestContext } from './context.ts';
import { tellContext } from './context-part.ts';
import { inBody } from './describing.ts';
import { JustSealed } from './envelope.ts';
import { installedNotifier } from './installed.ts';
import { OpenNotifier } from './notifier.ts';
import { composeDeed, composePayload, type Call } from './payload.ts';
import { read, text } from './reading.ts';
import type { PendingReceipt } from './ledger.ts';
import { momentOf, type Moment } from './moment.ts';
import { operationOf, type Start } from './operation.ts';
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
    const described = describeAsGiven(describe, resource, context);
    const call = { subject, action, phase, resource: described, context, details };
    const moment = momentOf(details, notifier.making.clock);
    const messageId = notifier.making.clock.newId();
    // Also for a start that is opted out: its end still tells how long it took.
    const start = startOf(call, { id: messageId, ...moment });
    if (receipt !== undefined) send(notifier, receipt, { ...call, eventType, messageId, moment, start });
  } catch (error) {
    receipt?.lose('invalid', `it could not be built: ${String(text(read(error, 'message')))}`);
  }
}

// A whole body, as `{ server: { id, … } }`, is as good as what is inside, where that says what it is.
function describeAsGiven(describe: Describe, resource: unknown, context: RequestContext): object {
  const described = describe(resource, context);
  if (isIdentified(described)) return described;
  const inside = inBody(resource);
  const better = inside === undefined ? described : describe(inside, context);
  return isIdentified(better) ? better : described;
}

function isIdentified(described: object): boolean {
  return read(described, 'id') !== undefined || read(described, 'name') !== undefined;
}

/** A call, and which notification it makes. */
interface Sending extends Call {
  readonly eventType: string;
  readonly messageId: string;
  readonly moment: Moment;
  readonly start: Start | undefined;
}

function send(notifier: OpenNotifier, receipt: PendingReceipt, sending: Sending): void {
  const { traceback, publisherId, clock } = notifier.making;
  const { subject, context, eventType, messageId, moment, start } = sending;
  const misfit = whyNoEnvelope(messageId, moment.at);
  if (misfit !== undefined) return receipt.lose('invalid', misfit);
  const operationId = start?.id ?? operationOf(sending.details)?.id ?? messageId;
  const timing = sending.phase === 'start' ? {} : timingOf(sending.details, moment, start);
  const deed = composeDeed(sending, operationId, timing, traceback);
  const told = tellContext(context);
  const sealed = new JustSealed(
    deed,
    told.part,
    eventType,
    publisherId,
    messageId,
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
