import type { Initiator, Request } from '../generated/common.ts';
import { describeInitiator, describeRequest, wireContext, type WireContext } from './context.ts';
import type { Given } from './details.ts';
import { fragmentOf, Fragments, type Fragment } from './fragments.ts';
import type { Payload } from './payload.ts';

/** What a notification tells of its request context. */
export interface ContextPart {
  readonly initiator: Given<Initiator> | undefined;
  readonly request: Given<Request> | undefined;
  /** Both as members of a JSON object, masked, with a comma before each: `,"initiator":{…},"request":{…}`. */
  readonly json: string;
  /** The same as it travels beside the envelope, masked. */
  readonly wire: WireContext;
}

const initiators = new Fragments<Given<Initiator>>(({ user_id }) => user_id);
const requests = new Fragments<Given<Request>>(({ id }) => id);

export function contextPart(context: unknown): ContextPart {
  const initiator = describeInitiator(context);
  const request = describeRequest(context);
  return join(initiator && initiators.of(initiator), request && requests.of(request));
}

/** The same of one that was told already, and is told again. */
export function partOfPayload({ initiator, request }: Pick<Payload, 'initiator' | 'request'>): ContextPart {
  return join(initiator && fragmentOf(initiator), request && fragmentOf(request));
}

function join(
  initiator: Fragment<Given<Initiator>> | undefined,
  request: Fragment<Given<Request>> | undefined,
): ContextPart {
  return {
    initiator: initiator?.object,
    request: request?.object,
    json: member('initiator', initiator) + member('request', request),
    wire: wireContext(initiator?.masked, request?.masked),
  };
}

function member(name: string, fragment: Fragment<unknown> | undefined): string {
  return fragment === undefined ? '' : `,"${name}":${fragment.json}`;
}
