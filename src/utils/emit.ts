// Every `notifyAbout…` function ends here. No error that occurs here reaches its caller.
import * as channels from './notifier/channels.ts';
import type { RequestContext } from './api/request-context.ts';
import { outletOf, type Describe, type Emission } from './notifier/installed.ts';
import { catchUp, putOff } from './runtime/deferred-calls.ts';
import { MUCH, needStack } from './runtime/stack.ts';
import type { ResourceSchema } from './notification/resource-schema.ts';
import { warnIfUrlIsSet } from './notifier/unopened.ts';

export type { Describe } from './notifier/installed.ts';

/** Emits a notification about a resource. Returns at once and never throws. */
export function emit(
  subject: ResourceSchema,
  describe: Describe,
  context: RequestContext,
  resource: unknown,
  details: unknown,
): void {
  try {
    const outlet = outletOf(context);
    if (outlet === undefined) warnIfUrlIsSet();
    else if (outlet.isOn) {
      needStack(met.has(subject) && !isWatched() ? 1 : MUCH);
      catchUp();
      outlet.emit(subject, describe, context, resource, details);
      met.add(subject);
    }
  } catch {
    // There may be no stack left to call anything.
    putOff.work[putOff.work.length] = [emitAgain, subject, describe, context, resource, details];
    if (putOff.work.length === 1) putOff.wake();
  }
}

/** The schemas for which everything that a call needs has been compiled. */
const met = new WeakSet<ResourceSchema>();

// A subscriber runs within the call, and an error that it throws ends the process.
function isWatched(): boolean {
  const { emitted, accepted, lost } = channels;
  return emitted.hasSubscribers || accepted.hasSubscribers || lost.hasSubscribers;
}

function emitAgain(...emission: Emission): void {
  const [, , context] = emission;
  const outlet = outletOf(context);
  if (outlet?.isOn !== true) return;
  try {
    outlet.emit(...emission);
  } catch (error) {
    outlet.lose(error, ...emission);
  }
}
