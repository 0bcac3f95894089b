import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { OpenConnection } from '../utils/amqp/connection/dial.ts';
import { dialWithRhea } from '../utils/amqp/connection/dial-with-rhea.ts';
import { timeouts } from '../utils/amqp/connection/timeouts.ts';
import { Supervisor } from '../utils/amqp/connection/supervisor.ts';
import type { ConnectionState } from '../utils/api/transport-state.ts';
import { warn } from '../utils/runtime/warnings.ts';
import { LONGEST_WAIT, within } from '../utils/runtime/within.ts';
import { faultForArchive, faultForHandlers, type FaultOf } from './faults.ts';
import { warnOfUnmatched } from './handlers.ts';
import { Intake } from './intake.ts';
import { listenSettings, type ListenOptions, type ListenSettings } from './options.ts';
import type { MessageCounts } from './outcomes.ts';
import { Subscription, type SubscriptionState } from './subscription.ts';

/** A listener, until it is closed. */
export interface Listener extends AsyncDisposable {
  /**
   * Accepts no more messages, releases those without a running handler, and waits for the handlers for at most `ms`
   * milliseconds (default 10,000). Then it closes the connection, and the broker has the rest back. Resolves to whether
   * all handlers had ended.
   */
  close(ms?: number): Promise<boolean>;
  /** The counts of all messages, and the state of the connection. */
  stats(): ListenerStats;
}

/** The counts of all messages, and the state of the connection and of each topic's link. */
export interface ListenerStats extends MessageCounts {
  readonly connection: ConnectionState;
  readonly links: Readonly<Record<string, SubscriptionState>>;
}

/**
 * Listens to notifications, and reconnects whenever the connection is lost. A notification is accepted when its handler
 * has ended, and retried when it failed. A message that is not a notification, or does not match its schema, is
 * rejected and reported.
 *
 * Throws a `NotifierOptionError` (`ERR_NOTIFIER_OPTION_UNKNOWN`, `ERR_NOTIFIER_OPTION_INVALID`) when an option is
 * wrong.
 *
 * @example
 * ```ts
 * import { listen } from 'notify-about/consumer';
 *
 * const listener = listen({
 *   url: 'amqp://localhost',
 *   handlers: {
 *     'dashboard.volume.*.error': ({ payload }) => console.log(payload.resource.id, payload.fault.exception),
 *     'compute.instance.*': ({ event_type }) => console.log(event_type),
 *   },
 * });
 * process.once('SIGTERM', () => void listener.close());
 * ```
 */
export function listen<const Globs extends string>(options: ListenOptions<Globs>): Listener {
  return opened(options as ListenOptions, faultForHandlers);
}

/** As `listen`, for an archive: what a newer publisher may have emitted is handled, too. */
export function listenToKeep(options: ListenOptions): Listener {
  return opened(options, faultForArchive);
}

function opened(options: ListenOptions, faultOf: FaultOf): Listener {
  const settings = listenSettings(options);
  warnOfUnmatched(Object.keys(settings.handlers));
  return new OpenListener(settings, faultOf);
}

// Besides those with a running handler: messages that wait behind a resource, or for a retry, keep no other waiting.
const AHEAD = 100;
const DEFAULT_WAIT = 10_000; // milliseconds
const GOODBYE = 500; // milliseconds of the time to close that are kept to say goodbye to the broker

class OpenListener implements Listener {
  readonly #intake: Intake;
  readonly #subscriptions: readonly Subscription[];
  readonly #supervisor: Supervisor;
  #closing: Promise<boolean> | undefined;

  constructor(settings: ListenSettings, faultOf: FaultOf) {
    this.#intake = new Intake({ ...settings, faultOf });
    this.#subscriptions = settings.topics.map((topic) => this.#subscription(topic, settings));
    this.#supervisor = this.#supervise(settings);
    this.#supervisor.start();
  }

  close(ms: number = DEFAULT_WAIT): Promise<boolean> {
    this.#closing ??= this.#close(Math.min(ms, LONGEST_WAIT));
    return this.#closing;
  }

  stats(): ListenerStats {
    const links = this.#subscriptions.map(({ topic, state }) => [topic, state] as const);
    const connection = this.#supervisor.state;
    return { ...this.#intake.counts(), connection, links: Object.fromEntries(links) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(ms: number): Promise<boolean> {
    const deadline = performance.now() + ms;
    for (const subscription of this.#subscriptions) subscription.stop();
    const isFinished = await within(this.#intake.close(), ms - Math.min(GOODBYE, ms / 2));
    await Promise.all(this.#subscriptions.map((subscription) => subscription.close()));
    await this.#supervisor.stop(Math.max(0, deadline - performance.now()));
    return isFinished;
  }

  #subscription(topic: string, { address, concurrency, streamOffsets }: ListenSettings): Subscription {
    return new Subscription({
      topic,
      address,
      credit: concurrency + AHEAD,
      from: Object.hasOwn(streamOffsets, topic) ? streamOffsets[topic] : undefined,
      take: (message, arrival) => {
        this.#intake.take(message, arrival);
      },
      attached: () => {
        this.#supervisor.markHealthy();
      },
      mayBeMissing: () => this.#subscriptions.some((each) => isOf(each, baseOf(topic)) && isThere(each)),
    });
  }

  #supervise({ endpoints, tls, renew = () => ({ endpoints, tls }) }: ListenSettings): Supervisor {
    const containerId = `notify-about.listener.${hostname()}.${randomUUID()}`;
    const settings = { form: undefined, containerId, idle: timeouts.idle };
    const events = {
      up: (live: OpenConnection) => {
        for (const subscription of this.#subscriptions) subscription.connected(live);
      },
      down: ({ message }: Error) => {
        const { state, prospect } = this.#supervisor;
        const { url = 'the broker' } = state;
        warn(`listen ${url}`, `no connection to ${url}: ${message}; ${prospect}`);
        for (const subscription of this.#subscriptions) subscription.disconnected();
      },
    };
    return new Supervisor(renew, settings, events, dialWithRhea);
  }
}

// Not every service emits every priority, and only those have a queue: a topic without any queue is warned of.
function isThere({ state: { state, error } }: Subscription): boolean {
  return state === 'open' || (state === 'attaching' && error === undefined);
}

function isOf({ topic }: Subscription, base: string): boolean {
  return baseOf(topic) === base;
}

/** A topic without its priority. */
function baseOf(topic: string): string {
  return topic.slice(0, topic.lastIndexOf('.'));
}
