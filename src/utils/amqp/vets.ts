// What a peer may do to a session and its links, frame by frame.
import type { Disposition, Flow } from './deliveries.ts';

/** A frame as rhea has read it. */
export interface Frame {
  readonly channel: number;
  readonly performative: Performative;
}

type Performative = Record<string, unknown> &
  Flow &
  Disposition & {
    name: string;
    role: boolean;
    first: number;
    last: number | null | undefined;
    handle: number;
    /** Its fields in order. */
    value: unknown[];
    state: Described;
    source: Described;
    target: Described;
    drain: boolean | null | undefined;
  };

type Described = { readonly descriptor?: { readonly value?: unknown } } | null | undefined;

/** What we need of the inside of rhea's session. */
export interface SessionInside {
  readonly links: Readonly<Record<string, unknown>>;
  readonly remote: { readonly handles: Readonly<Record<number, LinkInside>> };
  readonly incoming: { readonly deliveries: Received };
}

interface Received {
  get_head(): { readonly id: number } | undefined;
  get_tail(): { readonly id: number } | undefined;
}

interface LinkInside {
  is_receiver(): boolean;
}

type Vet = (frame: Frame, session: SessionInside) => 'ignore' | undefined;

const termini: readonly unknown[] = [undefined, 0x28, 0x29, 'amqp:source:list', 'amqp:target:list'];
const outcomes = ['received', 'accepted', 'rejected', 'released', 'modified'];
const STATE = 4; // its place among the fields of a disposition
const states: readonly unknown[] = [
  undefined,
  0x23,
  0x24,
  0x25,
  0x26,
  0x27,
  ...outcomes.map((outcome) => `amqp:${outcome}:list`),
];

/** Each throws for what no peer may do. `ignore`: there is nothing to do for rhea. */
export const vets: Readonly<Record<string, Vet>> = {
  attach: ({ performative }, { links }) => {
    const { name, source, target } = performative;
    if (!Object.hasOwn(links, name)) throw new Error('the peer attached a link that nobody asked for');
    if (![source, target].every((end) => termini.includes(descriptorOf(end))))
      throw new Error('the peer attached a link with an unknown end');
    return undefined;
  },
  // We never ask a peer to use up its credit. rhea takes over what it says, and prints what it does not understand.
  flow: ({ performative }, { remote: { handles } }) => {
    if (handles[performative.handle]?.is_receiver() === true) performative.drain = false;
    return undefined;
  },
  transfer: () => {
    throw new Error('the peer sent a transfer that only rhea takes for one');
  },
  disposition: ({ performative }, session) => {
    const { state } = performative;
    if (!states.includes(descriptorOf(state))) throw new Error('the peer told an unknown outcome');
    // rhea takes a null for an outcome.
    if (descriptorOf(state) === undefined) performative.value.length = STATE;
    // What we send is not sent by rhea.
    return performative.role ? 'ignore' : confine(performative, session);
  },
};

function descriptorOf(value: Described): unknown {
  return value?.descriptor?.value;
}

/** Cuts a range down to the deliveries that there are: rhea looks at each id of it, be they four billion. */
function confine(range: Performative, { incoming: { deliveries } }: SessionInside): 'ignore' | undefined {
  const last = Math.min(range.last ?? range.first, deliveries.get_tail()?.id ?? -1);
  const first = Math.max(range.first, deliveries.get_head()?.id ?? 0);
  if (first > last) return 'ignore';
  range.first = first;
  range.last = last;
  return undefined;
}
