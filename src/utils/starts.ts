// Remembers when an action was started, so that its end or error can tell how long it took.
import type { Clock } from './clock.ts';
import { isObject } from './reading.ts';

/** When it was started, and how many seconds it took. */
export interface Timing {
  started_at?: string;
  duration?: number;
}

interface Start {
  readonly at: number;
  readonly monotonic: number;
}

// A context that lives as long as its process must not remember every start that never ended.
const MOST_PER_CONTEXT = 1000;
const MOST_PER_KEY = 100;

const starts = new WeakMap<object, Map<string, Start[]>>();

/** The names that an action of a resource is remembered by: its id, and its name, since a create has no id at first. */
export function startKeys(type: string, action: string, id?: string, name?: string): string[] {
  const keys = [];
  if (id !== undefined) keys.push(`${type}.${action} id ${id}`);
  if (name !== undefined) keys.push(`${type}.${action} name ${name}`);
  return keys;
}

export function rememberStart(context: unknown, keys: readonly string[], clock: Clock): void {
  const key = keys[0];
  if (!isObject(context) || key === undefined) return;
  const known = starts.get(context) ?? new Map<string, Start[]>();
  starts.set(context, known);
  const same = known.get(key) ?? [];
  same.push({ at: clock.now(), monotonic: clock.monotonic() });
  known.set(key, same);
  if (same.length > MOST_PER_KEY) same.shift();
  if (known.size > MOST_PER_CONTEXT) forgetOldest(known);
}

/** The timing of the latest start that the keys find, which is then forgotten; nothing when no start was told. */
export function takeTiming(context: unknown, keys: readonly string[], clock: Clock): Timing {
  const known = isObject(context) ? starts.get(context) : undefined;
  const start = known && keys.map((key) => takeLatest(known, key)).find((found) => found !== undefined);
  if (start === undefined) return {};
  const seconds = Math.max(0, clock.monotonic() - start.monotonic) / 1000;
  return { started_at: new Date(start.at).toISOString(), duration: Math.round(seconds * 1e6) / 1e6 };
}

function takeLatest(known: Map<string, Start[]>, key: string): Start | undefined {
  const same = known.get(key);
  const latest = same?.pop();
  if (same?.length === 0) known.delete(key);
  return latest;
}

function forgetOldest(known: Map<string, Start[]>): void {
  for (const key of known.keys()) {
    known.delete(key);
    return;
  }
}
