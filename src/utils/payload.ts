import type { Fault, Initiator, Request } from '../generated/common.ts';
import type { RequestContext } from './context.ts';
import type { ToldContext } from './context-part.ts';
import type { Described, Phase } from './details.ts';
import { describeFault } from './fault.ts';
import { pick } from './parameters.ts';
import { read } from './reading.ts';
import type { Timing } from './starts.ts';
import type { Subject } from './subject.ts';

/** The payload of a resource's notifications: one member of the union for each action and phase. */
export type PayloadOf<Resource, Parameters> = {
  [Action in keyof Parameters & string]: Common<Action, Resource, Parameters[Action]> & Ending;
}[keyof Parameters & string];

interface Common<Action, Resource, Parameters> {
  /** `major.minor` of the resource's schema. */
  version: string;
  action: Action;
  resource: Resource;
  parameters?: Parameters;
  initiator?: Initiator;
  request?: Request;
}

type Ending = { phase: 'start' } | ({ phase: 'end' } & Timing) | ({ phase: 'error'; fault: Fault } & Timing);

/** What a notification tells, before it is checked. Members that are `undefined` do not reach the wire. */
export interface Payload extends Deed {
  readonly initiator?: Described<Initiator> | undefined;
  readonly request?: Described<Request> | undefined;
}

/** What was done, without who did it in which request. */
export interface Deed {
  readonly version: string;
  readonly action: string;
  readonly phase: string;
  readonly resource: object;
  readonly parameters?: unknown;
  readonly started_at?: string | undefined;
  readonly duration?: number | undefined;
  readonly fault?: Fault | undefined;
}

/** What a call of a function was about. */
export interface Call {
  readonly subject: Subject;
  readonly action: string;
  readonly phase: Phase;
  readonly resource: object;
  readonly context: RequestContext;
  readonly details: unknown;
  readonly timing: Timing;
}

export function composeDeed(call: Call, traceback: boolean): Deed {
  const { subject, action, phase, resource, details, timing } = call;
  return {
    version: subject.version,
    action,
    phase,
    resource,
    parameters: pick(read(details, 'parameters'), subject.parameters[action] ?? {}),
    started_at: timing.started_at,
    duration: timing.duration,
    fault: phase === 'error' ? describeFault(read(details, 'error'), traceback) : undefined,
  };
}

export function composePayload(deed: Deed, told: ToldContext): Payload {
  const { version, action, phase, resource, parameters, started_at, duration, fault } = deed;
  const [initiator, request] = [told.initiator?.object, told.request?.object];
  return { version, action, phase, resource, parameters, initiator, request, started_at, duration, fault };
}
