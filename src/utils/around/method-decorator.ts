// A method decorator in both forms: ECMAScript's, and TypeScript's earlier one (`experimentalDecorators`).
import { DecoratorTargetError } from '../api/errors.ts';
import { read } from '../describing/safe-read.ts';

export type Method = (this: unknown, ...args: unknown[]) => unknown;

type Decorator = (target: unknown, context?: object | string | symbol, descriptor?: object) => unknown;

/**
 * Returns a decorator that replaces a method with the result of `replace`, under the same name and with the same
 * metadata.
 */
export function methodDecorator(replace: (method: Method) => Method): Decorator {
  const replacing = (method: Method): Method => alike(replace(method), method);
  return (target, context, descriptor) => {
    if (typeof context === 'object') return replacing(standardMethod(target, context));
    return { ...descriptor, value: replacing(legacyMethod(target, context, descriptor)) };
  };
}

function standardMethod(target: unknown, context: unknown): Method {
  const kind = read(context, 'kind');
  if (kind !== 'method') throw new DecoratorTargetError(String(read(context, 'name')), String(kind));
  return target as Method;
}

function legacyMethod(target: unknown, key: string | symbol | undefined, descriptor: unknown): Method {
  const method = read(descriptor, 'value');
  if (typeof method === 'function') return method as Method;
  if (key === undefined) throw new DecoratorTargetError(String(read(target, 'name')), 'class');
  const isAccessor = (read(descriptor, 'get') ?? read(descriptor, 'set')) !== undefined;
  throw new DecoratorTargetError(String(key), isAccessor ? 'getter or setter' : 'property');
}

/** Copies the name, length, members and metadata of the method: frameworks read them from the function itself. */
function alike(replaced: Method, method: Method): Method {
  const own: PropertyDescriptorMap = Object.getOwnPropertyDescriptors<object>(method);
  delete own['prototype'];
  Object.defineProperties(replaced, own);
  copyMetadata(method, replaced);
  return replaced;
}

/** The functions that reflect-metadata adds to `Reflect`, if the application has loaded it. */
interface Metadata {
  getOwnMetadataKeys?(target: object): unknown[];
  getOwnMetadata(key: unknown, target: object): unknown;
  defineMetadata(key: unknown, value: unknown, target: object): void;
}

function copyMetadata(from: object, to: object): void {
  const metadata = Reflect as unknown as Metadata;
  for (const key of metadata.getOwnMetadataKeys?.(from) ?? [])
    metadata.defineMetadata(key, metadata.getOwnMetadata(key, from), to);
}
