import { types } from 'node:util';

/** JSON data that can be serialised safely: without null, cycles, or anything that runs code. */
export type Plain = string | number | boolean | Plain[] | { [name: string]: Plain };

const maxMembers = 1000;
const maxDepth = 6;

/** Whether a value can have members: it is an object or a function. */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Whether it is an object with members of its own, and not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a member of any object or function; `undefined` when it is absent, null, or cannot be read. */
export function read(object: unknown, name: PropertyKey): unknown {
  if (typeof object !== 'object' && typeof object !== 'function') return undefined;
  try {
    return (object as Record<PropertyKey, unknown> | null)?.[name] ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns the names of an object's own enumerable members; an empty list if they cannot be read, or for an array or
 * bytes.
 */
export function names(object: unknown): string[] {
  if (typeof object !== 'object' || object === null || isArray(object) || ArrayBuffer.isView(object))
    return [];
  try {
    return Object.keys(object);
  } catch {
    return [];
  }
}

/** Returns a string that is not empty; numbers become text. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** Returns a finite number; OpenStack's APIs send some numbers as text ('10'). */
export function number(value: unknown): number | undefined {
  // JSON has no -0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
  // Fifteen digits are always exact.
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

/** Returns a boolean; Cinder sends some as text ('true'). */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' || !/^(true|false)$/i.test(value)) return undefined;
  return value.length === 4;
}

/** Returns the first thousand elements of an array, without those that are null or cannot be read. */
export function list(value: unknown): unknown[] {
  return each(value, (element) => element);
}

/** Returns the results of `as` for the elements of such a list, without those that are `undefined`. */
export function each<T>(value: unknown, as: (element: unknown) => T | undefined): T[] {
  if (!isArray(value)) return [];
  const length = Math.min(number(read(value, 'length')) ?? 0, maxMembers);
  const made: T[] = [];
  for (let index = 0; index < length; index++) {
    const element = read(value, index);
    const one = element === undefined ? undefined : as(element);
    if (one !== undefined) made.push(one);
  }
  return made;
}

/** Copies a value as plain JSON data, with at most six levels and a thousand members; anything else is left out. */
export function plain(value: unknown): Plain | undefined {
  return copy(value, { left: maxMembers, path: [] });
}

interface Walk {
  left: number;
  path: object[];
}

function copy(value: unknown, walk: Walk): Plain | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
    case 'bigint':
      return number(value) ?? text(value);
    case 'object':
      return value === null ? undefined : copyObject(value, walk);
    default:
      return undefined;
  }
}

function copyObject(value: object, walk: Walk): Plain | undefined {
  if (walk.path.length === maxDepth || walk.path.includes(value)) return undefined;
  walk.path.push(value);
  try {
    return copyByKind(value, walk);
  } catch {
    return undefined;
  } finally {
    walk.path.pop();
  }
}

function copyByKind(value: object, walk: Walk): Plain | undefined {
  if (isArray(value)) return copyElements(list(value), walk);
  if (types.isMap(value)) return copyEntries(value, walk);
  if (types.isSet(value)) return copyElements(value, walk);
  if (types.isDate(value)) return isoTime(value);
  // The content of a file, or a text that would have a member for each of its letters.
  if (ArrayBuffer.isView(value) || types.isBoxedPrimitive(value)) return undefined;
  return copyMembers(value, walk);
}

function copyMembers(object: object, walk: Walk): Plain {
  const copied: Record<string, Plain> = {};
  for (const name of Object.keys(object)) {
    if (walk.left-- <= 0) break;
    put(copied, name, copy(read(object, name), walk));
  }
  return copied;
}

function copyEntries(map: Map<unknown, unknown>, walk: Walk): Plain {
  const copied: Record<string, Plain> = {};
  for (const [name, member] of Map.prototype.entries.call(map)) {
    if (walk.left-- <= 0) break;
    if (typeof name === 'string') put(copied, name, copy(member, walk));
  }
  return copied;
}

function copyElements(elements: Iterable<unknown>, walk: Walk): Plain {
  const copied: Plain[] = [];
  for (const element of elements) {
    if (walk.left-- <= 0) break;
    const member = copy(element, walk);
    if (member !== undefined) copied.push(member);
  }
  return copied;
}

function put(object: Record<string, Plain>, name: string, member: Plain | undefined): void {
  // Assigning to __proto__ would change the copy's prototype, not its members.
  if (member !== undefined && name !== '__proto__') object[name] = member;
}

function isoTime(date: Date): string | undefined {
  const time = Date.prototype.getTime.call(date);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

// Array.isArray throws when it is asked about a revoked proxy.
function isArray(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
