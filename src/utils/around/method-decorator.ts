// A decorator of methods in both of their forms: that of ECMAScript, and TypeScript's of before (`experimentalDecorators`).
import { DecoratorTargetError } from '../api/errors.ts';
import { read } from '../describing/safe-read.ts';

export type Method = (this: unknown, ...args: unknown[]) => unknown;

type Decorator = (target: unknown, context?: object | string | symbol, descriptor?: object) => unknown;

/** Replaces a method by what `replace` makes of it, which is known by the same name and has the same metadata. */
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

/** Frameworks look at the function itself: at its name and length, at members and metadata that decorators put on it. */
function alike(replaced: Method, method: Method): Method {
  const own: PropertyDescriptorMap = Object.getOwnPropertyDescriptors<object>(method);
  delete own['prototype'];
  Object.defineProperties(replaced, own);
  copyMetadata(method, replaced);
  return replaced;
}

/** What reflect-metadata adds to `Reflect`, when an application has loaded it. */
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
