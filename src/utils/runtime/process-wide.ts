// State of which a process has one, however many copies of this package are loaded in it: a bundler makes an instance of
// the modules for each of its entries, a workspace installs two versions, a test runner loads everything anew.

/**
 * Goes up when a copy that is older could not use what this one shares, as a notifier without a member that the functions
 * call. A new name for new state needs no new number.
 */
const PROTOCOL = 1;

interface Shared {
  readonly protocol: number;
  /** By name, made by the copy that needs it first. */
  readonly state: Map<string, unknown>;
}

const key = Symbol.for('notify-about');
const shared = sharedIn(globalThis);

/** The process's state of a name; `make` makes it, when no copy has done so yet. */
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
