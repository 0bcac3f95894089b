import { maskValue, mayHoldSecret } from '../masking/masking.ts';
import type { Plain } from '../describing/safe-read.ts';
import { checkLength } from '../text/size.ts';

/** An object as JSON. Members that are `undefined` are in none of its forms. */
export interface Fragment<T> {
  /** As it was given. */
  readonly object: T;
  /** The same object, or a copy of it where something was masked. */
  readonly masked: T;
  /** The JSON of what is masked. */
  readonly json: string;
}

/** How many are kept: a power of two. */
export const SLOTS = 256;

/**
 * Makes fragments of objects that have the same members in the same order, and keeps the last ones: of two requests of
 * a user, or two notifications of a request, the second finds the first one's. They are found by what they say, so an
 * object may change. To keep them by object, in a `WeakMap`, was measured to cost more than to make them.
 */
export class JsonCache<T extends object> {
  readonly #idOf: (object: T) => string | undefined;
  readonly #slots: (Fragment<T> | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

  constructor(idOf: (object: T) => string | undefined) {
    this.#idOf = idOf;
  }

  /** Throws `TooLarge`. */
  of(object: T, maxBytes: number = Infinity): Fragment<T> {
    const slot = slotOf(this.#idOf(object));
    const kept = this.#slots[slot];
    if (kept !== undefined && isSame(kept.object, object)) return kept;
    return (this.#slots[slot] = fragmentOf(object, maxBytes));
  }
}

export function fragmentOf<T extends object>(object: T, maxBytes: number = Infinity): Fragment<T> {
  const json = JSON.stringify(object);
  checkLength(json, maxBytes);
  if (!mayHoldSecret(json)) return { object, masked: object, json };
  const masked = maskValue(JSON.parse(json) as Plain);
  return { object, masked: masked as T, json: JSON.stringify(masked) };
}

/** Where what has an id is kept. The end of an id differs most. */
export function slotOf(id = ''): number {
  const { length } = id;
  return length < 2 ? 0 : (id.charCodeAt(length - 2) * 31 + id.charCodeAt(length - 1)) & (SLOTS - 1);
}

function isSame<T extends object>(one: T, other: T): boolean {
  for (const name in one) {
    if (one[name] !== other[name] && !isSameList(one[name], other[name])) return false;
  }
  return true;
}

function isSameList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
