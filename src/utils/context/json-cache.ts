import { maskValue, mayHoldSecret } from '../masking/masking.ts';
import type { Plain } from '../describing/safe-read.ts';
import { checkLength } from '../text/size.ts';

/** An object and its JSON. Members that are `undefined` are in none of its forms. */
export interface Fragment<T> {
  /** The object as it was passed. */
  readonly object: T;
  /** The same object, or a copy if something was masked. */
  readonly masked: T;
  /** The JSON of `masked`. */
  readonly json: string;
}

/** The number of fragments that are kept: a power of two. */
export const SLOTS = 256;

/**
 * Makes fragments of objects that have the same members in the same order, and keeps the last ones: two requests of a
 * user, or two notifications of a request, share a fragment. They are found by value, so an object may change. Keeping
 * them by object in a `WeakMap` was measured to cost more than making them anew.
 */
export class JsonCache<T extends object> {
  readonly #idOf: (object: T) => string | undefined;
  readonly #slots: (Fragment<T> | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

  constructor(idOf: (object: T) => string | undefined) {
    this.#idOf = idOf;
  }

  /** Returns the fragment of an object. Throws `TooLarge`. */
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

/** Returns the slot for an id. Ids differ most at their end. */
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
