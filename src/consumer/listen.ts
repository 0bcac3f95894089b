import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { dial } from '../utils/amqp/dial.ts';
import { patience } from '../utils/amqp/patience.ts';
import { Supervisor } from '../utils/amqp/supervisor.ts';
import { brokersOf } from '../utils/brokers.ts';
import { eventTypeMatcher } from '../utils/glob.ts';
import { checkOption } from '../utils/option-checks.ts';
import type { TlsOptions } from '../utils/options.ts';
import type { ConnectionState } from '../utils/transport.ts';
import type { ReceivedNotification } from './decode.ts';
import { Subscription } from './subscription.ts';

/** What to do with a notification: when the promise is fulfilled it is accepted, when it is rejected it comes again. */
export type Handler = (received: ReceivedNotification) => void | Promise<void>;

export interface ListenOptions {
  /** `amqp[s]://[user[:password]@]host[:port][/vhost]`, or several to fail over to. */
  readonly url: string | readonly string[];
  /** What to do with what comes, by globs of event types: `{ 'dashboard.volume.*': … }`. The first that fits is called. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Default `['notifications.info', 'notifications.error']`. */
  readonly topics?: readonly string[];
  /** The address of a topic; by default the one under which the broker keeps it. */
  readonly address?: (topic: string) => string;
  /** For `amqps://`: as Node's `tls.connect` takes it. With `cert` and `key`, and no user, the certificate says who you are. */
  readonly tls?: TlsOptions;
  /** Whether a password may go to another host as clear text, over `amqp://`. Default false. */
  readonly allowInsecureMechs?: boolean;
}

/** Someone who listens, until it is closed. */
export interface Listener {
  /** Takes nothing more, lets the handlers end, and lets go of the broker. */
  close(): Promise<void>;
  /** How the connection is. */
  readonly connection: ConnectionState;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Listens to notifications, and connects again whenever the broker was away. What cannot be read is rejected.
 *
 * Throws a `NotifierOptionError` (`ERR_NOTIFIER_OPTION_INVALID`) when a URL is not one, or would send a password to another
 * host as clear text, or when `tls` cannot be used.
 *
 * @example
 * ```ts
 * import { listen } from 'notify-about/consumer';
 *
 * const listener = listen({
 *   url: 'amqp://localhost',
 *   handlers: { 'dashboard.*.error': ({ notification }) => console.log(notification['event_type']) },
 * });
 * process.once('SIGTERM', () => listener.close());
 * ```
 */
export function listen(options: ListenOptions): Listener {
  const { url, handlers, topics = defaultTopics, address, tls = {}, allowInsecureMechs = false } = options;
  for (const [name, value] of Object.entries({ url, tls, allowInsecureMechs })) checkOption(name, value);
  const endpoints = brokersOf({ url, tls, allowInsecureMechs });
  const handle = handlerOf(handlers);
  const subscriptions = topics.map((topic) => new Subscription({ topic, address, handle }));
  const containerId = `notify-about.listener.${hostname()}.${randomUUID()}`;
  const supervisor = new Supervisor(
    endpoints,
    { tls, form: undefined, containerId, idle: patience.idle },
    {
      up: (live) => {
        for (const subscription of subscriptions) subscription.connected(live, supervisor);
      },
      down: () => {
        for (const subscription of subscriptions) subscription.disconnected();
      },
    },
    dial,
  );
  supervisor.start();
  return listenerOf(supervisor, subscriptions);
}

const defaultTopics = ['notifications.info', 'notifications.error'];
const GOODBYE = 1000; // milliseconds

function listenerOf(supervisor: Supervisor, subscriptions: readonly Subscription[]): Listener {
  const close = async (): Promise<void> => {
    await Promise.all(subscriptions.map((subscription) => subscription.close()));
    await supervisor.stop(GOODBYE);
  };
  return {
    close,
    get connection() {
      return supervisor.state;
    },
    [Symbol.asyncDispose]: close,
  };
}

/** Calls the first handler whose glob fits. What nobody asked for is done with. */
function handlerOf(handlers: Readonly<Record<string, Handler>>): Handler {
  const chosen = Object.entries(handlers).map(([glob, handler]) => ({
    fits: eventTypeMatcher([glob]),
    handler,
  }));
  return async (received) => {
    const eventType = String(received.notification['event_type']);
    await chosen.find(({ fits }) => fits(eventType))?.handler(received);
  };
}
