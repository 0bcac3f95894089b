import type { Fault, Initiator, Request } from '../../generated/common.ts';
import type { RequestContext } from '../api/request-context.ts';
import type { DescribedContext, EmittedContext } from '../context/serialized-context.ts';
import type { Described } from '../api/details.ts';
import { describeFault } from '../fault/fault.ts';
import { pick } from './allow-list.ts';
import { read } from '../describing/safe-read.ts';
import type { ResourceSchema } from './resource-schema.ts';
import type { OperationCall } from '../operation/starts.ts';
import type { Timing } from '../operation/timing.ts';

/** The payload of a resource's notifications: one member of the union for each action and phase. */
export type PayloadOf<Resource, Parameters> = {
  [Action in keyof Parameters & string]: Common<Action, Parameters[Action]> & Outcome<Resource>;
}[keyof Parameters & string];

interface Common<Action, Parameters> {
  /** `major.minor` of the resource's schema. */
  version: string;
  action: Action;
  /** The `message_id` of the start, repeated in its end or error; without a start, the notification's own. */
  operation_id: string;
  parameters?: Parameters;
  initiator?: Initiator;
  request?: Request;
}

type Outcome<Resource> =
  | { phase: 'start'; resource: Resource }
  | ({ phase: 'end'; resource: Identified<Resource> } & Timing)
  | ({ phase: 'error'; resource: Resource; fault: Fault; occurrences?: Occurrences } & Timing);

/**
 * How many identical anonymous failures were folded into one, and when the first and the last happened, in ISO 8601.
 */
export interface Occurrences {
  /** At least 2. */
  count: number;
  first_at: string;
  last_at: string;
}

/**
 * A resource that is to be created may have neither id nor name, and so may one whose creation failed; at an end it has
 * one.
 */
export type Identified<Resource> = Resource & ({ id: string } | { id?: undefined; name: string });

/** The payload of a notification before validation. Members that are `undefined` do not reach the wire. */
export interface Payload extends PayloadCore, DescribedContext {}

/** What was done, without the initiator and the request. */
export interface PayloadCore {
  readonly version: string;
  readonly action: string;
  readonly phase: string;
  readonly operation_id: string;
  readonly resource: object;
  readonly parameters?: unknown;
  readonly started_at?: string | undefined;
  readonly duration?: number | undefined;
  readonly fault?: Fault | undefined;
}

/** A call of a `notifyAbout…` function. */
export interface Call extends OperationCall {
  readonly subject: ResourceSchema;
  readonly context: RequestContext;
}

export function composeCore(
  { subject, action, phase, resource, details }: Call,
  operationId: string,
  timing: Described<Timing>,
  traceback: boolean,
): PayloadCore {
  return {
    version: subject.version,
    action,
    phase,
    operation_id: operationId,
    resource,
    parameters: pick(read(details, 'parameters'), subject.parameters[action] ?? {}),
    started_at: timing.started_at,
    duration: timing.duration,
    fault: phase === 'error' ? describeFault(read(details, 'error'), traceback) : undefined,
  };
}

export function composePayload(core: PayloadCore, context: EmittedContext): Payload {
  const { version, action, phase, operation_id, resource, parameters, started_at, duration, fault } = core;
  const [initiator, request] = [context.initiator?.object, context.request?.object];
  return {
    version,
    action,
    phase,
    operation_id,
    resource,
    parameters,
    initiator,
    request,
    started_at,
    duration,
    fault,
  };
}
