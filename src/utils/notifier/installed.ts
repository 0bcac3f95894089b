// The notifier that the functions use when a context has none of its own: one in the whole process.
import type { RequestContext } from '../api/request-context.ts';
import { NotifierOptionError } from '../api/errors.ts';
import { processWide } from '../runtime/process-wide.ts';
import { read } from '../describing/safe-read.ts';
import type { ResourceSchema } from '../notification/resource-schema.ts';

/** Selects what is sent of a resource, member by member, from the object that its API returned. */
export type Describe = (resource: unknown, context: RequestContext) => object;

/** What a function hands over: its description of the resource, and its arguments. */
export type Emission = [
  subject: ResourceSchema,
  describe: Describe,
  context: RequestContext,
  resource: unknown,
  details: unknown,
];

/** A notifier as the functions see it. They may be those of another copy of this package, and of another version. */
export interface Outlet {
  readonly isOn: boolean;
  readonly isClosed: boolean;
  /** Throws when the notification cannot be built; nothing has been counted then. */
  emit(...emission: Emission): void;
  /** Counts a notification that cannot be built as lost. */
  lose(error: unknown, ...emission: Emission): void;
}

/**
 * All notifiers that were made. Reading a brand from the object would run a proxy's code; a private member belongs to
 * one copy of the package only.
 */
const outlets = processWide('notifiers', () => new WeakSet<object>());

const installed = processWide('installed', () => ({
  opened: undefined as Outlet | undefined,
  /** Notifiers that temporarily replace it, the latest last. */
  inFront: [] as Outlet[],
}));

export function register(outlet: Outlet): void {
  outlets.add(outlet);
}

/** Returns the notifier for a call: the context's own, or the installed one. Runs no code of the context's notifier. */
export function outletOf(context: unknown): Outlet | undefined {
  const own = read(context, 'notifier');
  if (typeof own === 'object' && own !== null && outlets.has(own)) return own as Outlet;
  return installed.inFront.at(-1) ?? installed.opened;
}

/** Throws while another notifier is open: two would hide each other's losses. */
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

/** Uses this notifier instead of the installed one, until `takeAway` is called. */
export function putInFront(outlet: Outlet): void {
  installed.inFront.push(outlet);
}

export function takeAway(outlet: Outlet): void {
  const at = installed.inFront.indexOf(outlet);
  if (at >= 0) installed.inFront.splice(at, 1);
}
