import { read } from '../describing/safe-read.ts';

type Method = (...args: unknown[]) => unknown;

/** Replaces a method: it is called with the original, bound to its object, and the arguments. */
export type Override = (original: Method, ...args: unknown[]) => unknown;

/**
 * Replaces those of the methods that an object has. Returns the same object, so that its identity and its private
 * members are kept; for a frozen object, it returns a new one that inherits from it.
 */
export function override<Target extends object>(
  object: Target,
  overrides: Record<PropertyKey, Override>,
): Target {
  const properties: PropertyDescriptorMap = {};
  for (const name of Reflect.ownKeys(overrides)) {
    const [original, method] = [read(object, name), overrides[name]];
    if (typeof original !== 'function' || method === undefined) continue;
    const bound: Method = (...args) => Reflect.apply(original, object, args) as unknown;
    properties[name] = hidden((...args: unknown[]) => method(bound, ...args));
  }
  return define(object, properties);
}

/** Returns the descriptor of a member that is not enumerable. */
export function hidden(value: unknown): PropertyDescriptor {
  return { value, configurable: true, writable: true, enumerable: false };
}

export function define<Target extends object>(object: Target, properties: PropertyDescriptorMap): Target {
  try {
    return Object.defineProperties(object, properties);
  } catch {
    return Object.create(object, properties) as Target;
  }
}
