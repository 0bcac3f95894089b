import { read } from '../describing/safe-read.ts';

type Method = (...args: unknown[]) => unknown;

/** Stands in for a method: is called with the original, bound to its object, and the arguments. */
export type Override = (original: Method, ...args: unknown[]) => unknown;

/**
 * Puts others in place of those methods that an object has. The object stays the very same, and with it what only it has:
 * its identity and its private members. Only of one that is frozen there is another, which inherits from it.
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

/** A member that does not show when an object's members are listed. */
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
