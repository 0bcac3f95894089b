// Remembers when an action was started, so that its end or error can tell how long it took.
import type { Clock } from './clock.ts';
import { isObject } from './reading.ts';
import { PerRequest } from './request/known-requests.ts';

/** When it was started, and how many seconds it took. */
export interface Timing {
  started_at?: string;
  duration?: number;
}

/** What an action was done to, as far as it is known: what is created has no id at first. */
export interface Subjected {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

interface Start extends Subjected {
  readonly at: number;
  readonly monotonic: number;
}

// A context that lives as long as its process must not remember every start that never ended.
const MOST_ACTIONS = 300;
const MOST_STARTS = 300;

/** Of each request, by action: the starts whose end was not told yet, the latest last. */
const starts = new PerRequest<Map<string, Start[]>>();

export function rememberStart(context: unknown, action: string, { id, name }: Subjected, clock: Clock): void {
  if (!isObject(context)) return;
  const known = starts.get(context) ?? new Map<string, Start[]>();
  const same = known.get(action) ?? [];
  starts.set(context, known.set(action, same));
  same.push({ id, name, at: clock.now(), monotonic: clock.monotonic() });
  if (same.length > MOST_STARTS) same.shift();
  if (known.size > MOST_ACTIONS) forgetOldest(known);
}

/** The timing of the latest start that this is the end of, which is then forgotten; nothing when no start was told. */
export function takeTiming(context: unknown, action: string, end: Subjected, clock: Clock): Timing {
  const known = isObject(context) ? starts.get(context)?.get(action) : undefined;
  const [start] = known?.splice(indexOfStart(known, end), 1) ?? [];
  if (start === undefined) return {};
  const seconds = Math.max(0, clock.monotonic() - start.monotonic) / 1000;
  return { started_at: new Date(start.at).toISOString(), duration: Math.round(seconds * 1e6) / 1e6 };
}

/** Where the latest start of the same resource is; behind the last one when there is none. */
export function indexOfStart(known: readonly Subjected[], end: Subjected): number {
  for (const matches of [isTheSame, hasItsId, hasItsName]) {
    const found = known.findLastIndex((start) => matches(start, end));
    if (found >= 0) return found;
  }
  return known.length;
}

function isTheSame(start: Subjected, { id, name }: Subjected): boolean {
  return start.id === id && start.name === name;
}

// Keys of one flavor have its id, and names of their own; a volume that gets another name keeps its id.
function hasItsId(start: Subjected, { id }: Subjected): boolean {
  return start.id !== undefined && start.id === id;
}

function hasItsName(start: Subjected, { id, name }: Subjected): boolean {
  return start.name !== undefined && start.name === name && (start.id === undefined || id === undefined);
}

function forgetOldest(known: Map<string, Start[]>): void {
  for (const action of known.keys()) {
    known.delete(action);
    return;
  }
}
