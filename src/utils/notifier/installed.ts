// The notifier that the functions use when a context does not carry its own: one in the whole process.
import type { RequestContext } from '../api/request-context.ts';
import { NotifierOptionError } from '../api/errors.ts';
import { processWide } from '../runtime/process-wide.ts';
import { read } from '../describing/safe-read.ts';
import type { ResourceSchema } from '../notification/resource-schema.ts';

/** Picks by hand what is told of a resource, from the object as its API returned it. */
export type Describe = (resource: unknown, context: RequestContext) => object;

/** What a function hands over: what it knows of its resource, and what it was called with. */
export type Emission = [
  subject: ResourceSchema,
  describe: Describe,
  context: RequestContext,
  resource: unknown,
  details: unknown,
];

/** What a notifier is to the functions, which may be those of another copy of this package, and another version. */
export interface Outlet {
  readonly isOn: boolean;
  readonly isClosed: boolean;
  /** Throws when it cannot be built; then nothing has been counted. */
  emit(...emission: Emission): void;
  /** Counts one as lost that cannot be built. */
  lose(error: unknown, ...emission: Emission): void;
}

/** All that were made. A brand that is read of the object would run a proxy's code, and a private one is of one copy. */
const outlets = processWide('notifiers', () => new WeakSet<object>());

const installed = processWide('installed', () => ({
  opened: undefined as Outlet | undefined,
  /** Those that stand in front of it for a time, the latest last. */
  inFront: [] as Outlet[],
}));

export function register(outlet: Outlet): void {
  outlets.add(outlet);
}

/** The notifier for a call: the context's own, or the one that is installed. Runs no code of the context's notifier. */
export function outletOf(context: unknown): Outlet | undefined {
  const own = read(context, 'notifier');
  if (typeof own === 'object' && own !== null && outlets.has(own)) return own as Outlet;
  return installed.inFront.at(-1) ?? installed.opened;
}

/** Throws while another one is open: two would hide each other's losses. */
export function refuseSecond(): void {
  if (installed.opened?.isClosed === false) {
    throw new NotifierOptionError({
      code: 'ERR_NOTIFIER_INSTALLED',
      option: 'install',
      got: 'a second notifier',
      expected: 'one at a time: close the first, or open this one with `install: false`',
    });
  }
}

export function install(outlet: Outlet): void {
  installed.opened = outlet;
}

/** Uses this one instead of what is installed, until it is taken away again. */
export function putInFront(outlet: Outlet): void {
  installed.inFront.push(outlet);
}

export function takeAway(outlet: Outlet): void {
  const at = installed.inFront.indexOf(outlet);
  if (at >= 0) installed.inFront.splice(at, 1);
}
