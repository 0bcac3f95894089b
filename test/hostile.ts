import fc from 'fast-check';

/** Any value that a caller may pass, including many malicious ones. */
export function hostile(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.anything(),
    fc.constantFrom(...makers).map((make) => make()),
    hostileMembers(),
  );
}

// Values that break in several ways at once: each member with an ordinary name is hostile itself.
function hostileMembers(): fc.Arbitrary<unknown> {
  const ordinary = [
    'id',
    'name',
    'message',
    'status',
    'code',
    'cause',
    'response',
    'headers',
    'stack',
    'metadata',
  ];
  const member = fc.oneof(
    fc.constantFrom(...makers).map((make) => make()),
    fc.string(),
    fc.integer(),
  );
  return fc.dictionary(fc.constantFrom(...ordinary), member);
}

function refuse(): never {
  throw new Error('do not touch');
}

function withGetters(target: object, ...names: string[]): object {
  for (const name of names) Object.defineProperty(target, name, { get: refuse, enumerable: true });
  return target;
}

// fast-check reads a member of its own in every value: this one can only be passed inside another value.
export function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function cycle(): object {
  const map = new Map<string, unknown>();
  const object = { name: 'cycle', self: {}, list: [] as unknown[], map };
  object.self = object;
  object.list.push(object, object.list);
  map.set('self', map).set('object', object);
  return object;
}

function deep(levels: number): object {
  let object: object = { end: true };
  for (let level = 0; level < levels; level++) object = level % 2 === 0 ? { object } : [object];
  return object;
}

function causedByItself(): Error {
  const error = new Error('circular');
  error.cause = error;
  return error;
}

class Instance {
  id = 'an instance';
  #secret = 'private';
  get name(): string {
    return this.#secret;
  }
  get broken(): string {
    return refuse();
  }
  toJSON(): never {
    return refuse();
  }
}

class UnreadableError extends Error {
  override get message(): string {
    return refuse();
  }
  override get stack(): string {
    return refuse();
  }
  override get name(): string {
    return refuse();
  }
  override get cause(): unknown {
    return refuse();
  }
}

class BrokenMap extends Map<unknown, unknown> {
  override [Symbol.iterator](): never {
    return refuse();
  }
  override get(): never {
    return refuse();
  }
}

const refusingProxy = { get: refuse, ownKeys: refuse, getPrototypeOf: refuse };

const makers: (() => unknown)[] = [
  () => undefined,
  () => null,
  () => NaN,
  () => -Infinity,
  () => 10n ** 400n,
  () => Symbol('hostile'),
  () => '\ud800',
  () => 'x'.repeat(1_000_000),
  () => `password=${'"'.repeat(10_000)}`,
  () => refuse,
  () => class extends Instance {},
  () => async (): Promise<never> => Promise.reject(new Error('never called')),
  () => withGetters({}, 'id', 'name', 'message', 'status', 'response', 'headers', 'roles', 'action', 'error'),
  () => withGetters(['a', 'b'], '0', '1'),
  () => withGetters(() => undefined, 'name', 'id'),
  () => [revoked({}), revoked([]), revoked(refuse)],
  () => ({
    id: revoked({}),
    message: revoked([]),
    stack: revoked({}),
    roles: revoked([]),
    headers: revoked({}),
  }),
  () => ({
    cause: revoked({}),
    name: revoked(refuse),
    response: { headers: revoked({}), data: revoked([]) },
  }),
  () => new Proxy({}, refusingProxy),
  () => new Proxy([], { get: () => Infinity }),
  () => new Proxy({ id: 1 }, { ownKeys: () => ['id', 'id'] }),
  cycle,
  () => deep(10_000),
  () => new Instance(),
  () =>
    new Map<unknown, unknown>([
      [{}, 1],
      ['key', new Map([[1, 2]])],
    ]),
  () => new BrokenMap([['key', 'value']]),
  () => new Set([1, undefined, new Set(['x'])]),
  () => new Date(NaN),
  () => withGetters(new Date(), 'toISOString', 'getTime'),
  () => Object.assign(Object.create(null) as object, { id: 'no prototype', constructor: null }),
  () =>
    JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    ) as unknown,
  () => ({ toJSON: refuse, toString: refuse, valueOf: refuse, [Symbol.toPrimitive]: refuse, id: 'x' }),
  () => ({ then: refuse, get: refuse, headers: { get: refuse, [Symbol.toStringTag]: 'Headers' } }),
  () => new Array<unknown>(4_000_000_000),
  () => new Uint8Array(1_000_000),
  () => Object('x'.repeat(1000)) as unknown,
  () => new Error(),
  () => Object.freeze(new TypeError('frozen')),
  () => new UnreadableError(),
  causedByItself,
  () => withGetters(new Error('hidden'), 'stack', 'name', 'constructor', 'cause', 'code', 'statusCode'),
  () => new AggregateError([revoked({}), new UnreadableError()]),
  () => new Error('nested', { cause: new UnreadableError('inside', { cause: revoked({}) }) }),
  () => Object.assign(new Error('numbers'), { name: 42, message: { not: 'text' }, stack: 7, code: {} }),
];
