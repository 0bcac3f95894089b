import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { notifyAboutVolumeAction, openNotifier } from '../../src/index.ts';
import type { Notifier, NotifierOptions, Phase, RequestContext } from '../../src/index.ts';
import { alice } from '../samples/alice.ts';
import { instance } from '../samples/compute/instance.ts';
import type { Sampled } from '../samples/sample.ts';
import { session } from '../samples/session/session.ts';
import { volume } from '../samples/volume/volume.ts';

/** The request of a dashboard's handler. */
export const request: RequestContext = {
  ...alice,
  userName: 'alice grün',
  view: 'project/volumes',
  method: 'POST',
  path: '/project/volumes/',
};

/** Opens a notifier for one test. */
export function openOwn(options: NotifierOptions): Notifier {
  return openNotifier({ install: false, ...options });
}

const PHASES: readonly Phase[] = ['start', 'end', 'error'];
const ACTIONS: readonly [Sampled, string][] = [
  [instance, 'resize'],
  [volume, 'extend'],
  [session, 'switch_project'],
];

/** Emits a start, an end and an error for each of the three resources: nine notifications, three of them errors. */
export function tellEverything(notifier: Notifier, changes: RequestContext = {}): void {
  const context = { ...request, ...changes, notifier };
  for (const [{ notify, resource, parameters }, action] of ACTIONS) {
    for (const phase of PHASES) {
      const details = { action, phase, parameters: parameters[action] };
      notify(context, resource, (phase === 'error' ? { ...details, error: forbidden() } : details) as never);
    }
  }
}

function forbidden(): Error {
  return Object.assign(new Error('Policy does not allow this'), { name: 'Forbidden', statusCode: 403 });
}

/** Emits this many notifications of volumes, every third of them an error; returns their ids. */
export function tellOfVolumes(notifier: Notifier, count: number): string[] {
  const ids = Array.from({ length: count }, () => randomUUID());
  ids.forEach((id, n) => {
    const told = { action: 'extend', parameters: { orig_size: 10, new_size: 20 } } as const;
    const outcome =
      n % 3 === 2 ? ({ phase: 'error', error: forbidden() } as const) : ({ phase: 'end' } as const);
    notifyAboutVolumeAction({ ...request, notifier }, { id }, { ...told, ...outcome });
  });
  return ids;
}

/** Emits notifications of five volumes again and again, until it is stopped. */
export interface Load {
  /** The volumes emitted so far. */
  readonly ids: readonly string[];
  /** The longest time of five calls, in milliseconds. */
  readonly longest: number;
  /** Stops it, and resolves to all ids. */
  stop(): Promise<readonly string[]>;
}

const TELL_EVERY_MS = 20;

export function keepTelling(notifier: Notifier): Load {
  const ids: string[] = [];
  let longest = 0;
  let stopped = false;
  const tell = async () => {
    while (!stopped) {
      const before = performance.now();
      ids.push(...tellOfVolumes(notifier, 5));
      longest = Math.max(longest, performance.now() - before);
      await sleep(TELL_EVERY_MS);
    }
    return ids;
  };
  const done = tell();
  return {
    ids,
    get longest() {
      return longest;
    },
    stop: () => {
      stopped = true;
      return done;
    },
  };
}

const LOOK_EVERY_MS = 20;

/** Waits until the condition is true; fails with the last value. */
export async function until<T>(look: () => T, isSo: (seen: T) => boolean, timeoutMs = 30_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = look();
    if (isSo(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`not so in ${timeoutMs} ms: ${JSON.stringify(seen)}`);
    await sleep(LOOK_EVERY_MS);
  }
}
