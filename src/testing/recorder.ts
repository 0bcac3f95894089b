import type { Notification } from '../consumer/validate.ts';
import type { RequestContext } from '../utils/api/request-context.ts';
import { systemClock, type Clock } from '../utils/runtime/clock.ts';
import { envelopeOf } from '../utils/notification/envelope.ts';
import { putInFront, takeAway } from '../utils/notifier/installed.ts';
import type { Loss } from '../utils/api/loss.ts';
import { OpenNotifier } from '../utils/notifier/notifier.ts';
import type { Notifier } from '../utils/api/notifier.ts';
import { resolveSettings } from '../utils/options/settings.ts';
import type { Transport } from '../utils/notifier/transport.ts';
import { unfinished } from './unfinished.ts';

/** A notifier that keeps notifications in memory. */
export interface Recorder extends Notifier {
  /** All valid notifications, in order. */
  readonly notifications: readonly Notification[];
  /** Notifications that could not be sent, and why. */
  readonly lost: readonly Loss[];
  /** The event types of `notifications`, in order. */
  eventTypes(): string[];
  /** The starts without an end or an error. */
  unfinished(): Notification[];
  /** Returns a request context that uses this notifier, with the given members. */
  context(overrides?: RequestContext): RequestContext;
  /** Closes it at once, for `using`. */
  [Symbol.dispose](): void;
}

/** How notifications are recorded. */
export interface RecorderOptions {
  /** Where times and ids come from; with a fixed one they are the same in every run. Default the system's. */
  readonly clock?: Clock | undefined;
  /** Whether the functions use it until it is closed, whatever other notifier is open. Default false: pass them `context()`. */
  readonly install?: boolean | undefined;
}

/**
 * Records notifications without a broker, for unit tests of handlers. By default nothing global changes, so tests can
 * run side by side, and a handler that is given `context()` emits to this recorder.
 *
 * With `install: true` all functions of the process use it until it is closed, by `close()` or at the end of its
 * `using`: for handlers that make their context themselves. Then the notifier that was used before is used again.
 *
 * @example
 * ```ts
 * import { notifyAboutVolumeAction } from 'notify-about';
 * import { recordNotifications } from 'notify-about/testing';
 *
 * const recorder = recordNotifications();
 * notifyAboutVolumeAction(recorder.context(), { id: 'v1' }, { action: 'delete', phase: 'end' });
 * console.log(recorder.eventTypes()); // [ 'dashboard.volume.delete.end' ]
 * ```
 *
 * @example
 * ```ts
 * import { notifyAboutVolumeAction } from 'notify-about';
 * import { recordNotifications } from 'notify-about/testing';
 *
 * using recorder = recordNotifications({ install: true });
 * notifyAboutVolumeAction({ userName: 'alice' }, { id: 'v1' }, { action: 'delete', phase: 'end' });
 * console.log(recorder.eventTypes()); // [ 'dashboard.volume.delete.end' ]
 * ```
 */
export function recordNotifications({
  clock = systemClock,
  install = false,
}: RecorderOptions = {}): Recorder {
  const notifications: Notification[] = [];
  const lost: Loss[] = [];
  const settings = resolveSettings({ publisherId: 'horizon.test', onLost: () => undefined }, {}, clock);
  const notifier = new OpenNotifier(settings, {
    isOn: true,
    transport: () => memory(notifications),
    keepLost: (loss) => lost.push(loss),
  });
  const close = (ms?: number): Promise<boolean> => {
    takeAway(notifier);
    return OpenNotifier.prototype.close.call(notifier, ms);
  };
  if (install) putInFront(notifier);
  return Object.assign(notifier, {
    notifications,
    lost,
    eventTypes: () => notifications.map(({ event_type }) => event_type),
    unfinished: () => unfinished(notifications),
    context: (overrides: RequestContext = {}) => ({ ...someone, ...overrides, notifier }),
    close,
    [Symbol.dispose]: () => void close(),
  });
}

const someone: RequestContext = {
  requestId: 'req-7f0c2f6e-3f43-4bb3-9c5b-5d8a0c3f9a10',
  userId: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  userName: 'alice',
  projectId: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  projectName: 'web',
};

/** Accepts everything at once. */
function memory(notifications: Notification[]): Transport {
  return {
    send: (encoded, receipt) => {
      notifications.push(JSON.parse(envelopeOf(encoded)) as Notification);
      receipt.accept();
    },
    close: () => Promise.resolve(),
    state: () => ({ connection: { state: 'open', attempts: 1 }, links: {}, pendingBytes: 0 }),
  };
}
