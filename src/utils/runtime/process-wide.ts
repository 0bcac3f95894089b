// State that exists once per process, however many copies of this package are loaded: a bundler makes an instance of
// the modules for each of its entries, a workspace installs two versions, a test runner loads everything anew.

/**
 * Incremented when an older copy could not use the state that this one shares, for example a notifier without a member
 * that the functions call. New state under a new name needs no new number.
 */
const PROTOCOL = 1;

interface Shared {
  readonly protocol: number;
  /** By name; created by the first copy that needs it. */
  readonly state: Map<string, unknown>;
}

const key = Symbol.for('notify-about');
const shared = sharedIn(globalThis);

/** Returns the process's state of a name, which `make` creates if no copy has done so yet. */
export function processWide<State>(name: string, make: () => State): State {
  if (!shared.state.has(name)) shared.state.set(name, make());
  return shared.state.get(name) as State;
}

function sharedIn(place: Partial<Record<symbol, Shared>>): Shared {
  const ours: Shared = { protocol: PROTOCOL, state: new Map() };
  const found = (place[key] ??= ours);
  if (found.protocol === PROTOCOL) return found;
  process.emitWarning(
    'notify-about: two versions of this package are loaded that cannot share a notifier: the functions of one do not ' +
      'reach a notifier that the other has opened. Install one version: `npm ls notify-about` lists them',
    { code: 'NOTIFY_ABOUT_VERSIONS' },
  );
  return ours;
}
