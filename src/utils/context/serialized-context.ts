import type { Initiator, Request } from '../../generated/common.ts';
import { describeInitiator, describeRequest, wireContext, type WireContext } from './describe-context.ts';
import type { Described } from '../api/details.ts';
import { escaped, escapedJson } from '../text/json-escape.ts';
import { fragmentOf, JsonCache, slotOf, SLOTS, type Fragment } from './json-cache.ts';

/** The members of a payload that come from its request context. */
export interface DescribedContext {
  readonly initiator?: Described<Initiator> | undefined;
  readonly request?: Described<Request> | undefined;
}

/** A request context as notifications contain it, masked. Each of its serialised forms is made once and shared. */
export class ContextPart {
  /** The end of a payload's JSON: `,"initiator":{…},"request":{…}}`. */
  readonly ending: string;
  /** The bytes of `ending`. */
  readonly bytes: number;
  /** The context as it is sent beside the envelope. */
  readonly wire: WireContext;
  #escapedEnding: string | undefined;
  #wireJson: string | undefined;
  #prefixed: string | undefined;

  constructor(ending: string, wire: WireContext) {
    this.ending = ending;
    this.bytes = Buffer.byteLength(ending);
    this.wire = wire;
  }

  /** The end of the payload inside a JSON string. */
  get escapedEnding(): string {
    return (this.#escapedEnding ??= escaped(this.ending));
  }

  get wireJson(): string {
    return (this.#wireJson ??= JSON.stringify(this.wire));
  }

  /** The context beside the envelope as members inside a JSON string: `,\"_context_user\":\"…\"`. */
  get prefixed(): string {
    return (this.#prefixed ??= prefixed(this.wire));
  }
}

/** A context as it was passed, and as it is emitted. */
export interface EmittedContext {
  readonly initiator: Fragment<Described<Initiator>> | undefined;
  readonly request: Fragment<Described<Request>> | undefined;
  readonly part: ContextPart;
}

const initiators = new JsonCache<Described<Initiator>>(({ user_id }) => user_id);
const requests = new JsonCache<Described<Request>>(({ id }) => id);
/** The contexts of the last requests, in the slots of their fragments. */
const bySlot: (EmittedContext | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

/** Returns the context as it is emitted. Throws `TooLarge`. */
export function emittedContext(context: unknown, maxBytes: number = Infinity): EmittedContext {
  const [described, asked] = [describeInitiator(context), describeRequest(context)];
  const [initiator, request] = [
    described && initiators.of(described, maxBytes),
    asked && requests.of(asked, maxBytes),
  ];
  const slot = slotOf(asked?.id);
  const kept = bySlot[slot];
  if (kept !== undefined && kept.initiator === initiator && kept.request === request) return kept;
  return (bySlot[slot] = join(initiator, request));
}

/** Returns the context of a notification that is sent again. */
export function resentContext({ initiator, request }: DescribedContext): EmittedContext {
  return join(initiator && fragmentOf(initiator), request && fragmentOf(request));
}

/** The last part that was rebuilt: the end of an action follows its start. */
let last = new ContextPart('}', wireContext());

/** Rebuilds the context from the end of a stored payload. Throws when it is not such an end. */
export function contextEnding(ending: string): ContextPart {
  if (ending === last.ending) return last;
  const { initiator, request } = JSON.parse(`{${ending.replace(',', '')}`) as DescribedContext;
  return (last = new ContextPart(ending, wireContext(initiator, request)));
}

function join(initiator: EmittedContext['initiator'], request: EmittedContext['request']): EmittedContext {
  const ending = `${member('initiator', initiator)}${member('request', request)}}`;
  return {
    initiator,
    request,
    part: new ContextPart(ending, wireContext(initiator?.masked, request?.masked)),
  };
}

function member(name: string, fragment: Fragment<unknown> | undefined): string {
  return fragment === undefined ? '' : `,"${name}":${fragment.json}`;
}

// A value that occurs under several names is serialised once: that takes half the time.
function prefixed(context: WireContext): string {
  let members = '';
  let [last, json]: [unknown, string] = [undefined, ''];
  for (const key in context) {
    const value = context[key];
    if (value === undefined) continue;
    if (value !== last) [last, json] = [value, escapedJson(value)];
    members += `,\\"_context_${key}\\":${json}`;
  }
  return members;
}
