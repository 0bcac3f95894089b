// rhea restricted to its typings: access to other members of it fails. All tests give this to the package (see
// resolve.ts); it also finds access by a cast, a computed name or `Reflect`.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Container } from 'rhea';

const module = process.env['RHEA'] ?? 'rhea';
const require = createRequire(import.meta.url);
const typings = path.join(path.dirname(require.resolve(module)), '../typings');

/** Returns the members of an interface of rhea's typings, without those that only rhea itself may call. */
function membersOf(file: string, name: string): string[] {
  const text = readFileSync(path.join(typings, `${file}.d.ts`), 'utf8');
  const body = new RegExp(`interface ${name}(?: extends \\w+)? \\{\\n(.*?)\\n\\}`, 's').exec(text)?.[1];
  if (body === undefined) throw new Error(`rhea has no typings of ${name}`);
  const members = [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm)].map(([, member = '']) => member);
  return members.filter((member) => !/^(?:_|on_|init$)/.test(member));
}

const emitter = ['on', 'once', 'off', 'removeListener'];
const link = membersOf('link', 'link');
const documented: Readonly<Record<string, ReadonlySet<string>>> = {
  Container: new Set([...membersOf('container', 'Container'), ...emitter]),
  Connection: new Set([...membersOf('connection', 'Connection'), ...emitter]),
  Session: new Set([...membersOf('session', 'Session'), ...emitter]),
  Sender: new Set([...link, ...membersOf('link', 'Sender'), ...emitter]),
  Receiver: new Set([...link, ...membersOf('link', 'Receiver'), ...emitter]),
  Delivery: new Set(membersOf('session', 'Delivery')),
  message: new Set(membersOf('message', 'message')),
  ConnectionError: new Set(['name', 'message', 'stack', 'code', 'condition', 'description']),
  ProtocolError: new Set(['name', 'message', 'stack', 'code', 'condition', 'description']),
};
const writable = ['sasl_server_mechanisms'];

function refuse(what: string): never {
  throw new Error(`rhea does not document ${what}`);
}

type Kind = keyof typeof documented;
const guards = new WeakMap<object, object>();

function kindOf(value: unknown): Kind | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('remote_settled' in value) return 'Delivery';
  const { name } = value.constructor;
  const isOfRhea = value instanceof EventEmitter || value instanceof Error;
  return isOfRhea && Object.hasOwn(documented, name) ? name : undefined;
}

function guarded<T>(value: T, kind: Kind | undefined = kindOf(value)): T {
  if (kind === undefined) return value;
  const raw = value as T & object;
  const guard = guards.get(raw) ?? new Proxy(raw, handlerFor(kind));
  guards.set(raw, guard);
  return guard as T;
}

function handlerFor(kind: Kind): ProxyHandler<object> {
  const handler: ProxyHandler<object> = {
    get: (raw, name) => {
      if (typeof name === 'symbol' || name === 'then') return undefined; // promises, tests and the console read it
      if (documented[kind]?.has(name) !== true) refuse(`${kind}.${name}`);
      const member: unknown = Reflect.get(raw, name);
      if (kind === 'Container' && name === 'message') return guarded(member, 'message');
      if (typeof member !== 'function') return guarded(member);
      return (...given: unknown[]): unknown => guarded(Reflect.apply(member, raw, given.map(handled)));
    },
    set: (raw, name, value) => {
      if (!writable.includes(String(name))) refuse(`writing ${kind}.${String(name)}`);
      return Reflect.set(raw, name, value);
    },
  };
  const refused = (_raw: object, name?: string | symbol): never => refuse(`${kind}, ${String(name)}`);
  for (const trap of ['ownKeys', 'getOwnPropertyDescriptor', 'defineProperty', 'deleteProperty'] as const)
    handler[trap] = refused;
  // Code compiled for older modules reads `__esModule`.
  handler.has = (_raw, name) => name !== '__esModule' && refused({}, name);
  return handler;
}

/** Guards the objects passed to handlers, too. */
function handled(given: unknown): unknown {
  if (typeof given !== 'function') return given;
  return (...told: unknown[]): unknown => Reflect.apply(given, undefined, told.map(context)) as unknown;
}

function context(told: unknown): unknown {
  if (kindOf(told) !== undefined) return guarded(told);
  if (typeof told !== 'object' || told === null || told instanceof Error) return told;
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, guarded(value as unknown)]));
}

export default guarded(require(module) as Container);
