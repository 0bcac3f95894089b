import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { withoutNaN } from '../../../src/utils/text/json-text.ts';
import { TRIXIE, inside } from './chroot.ts';
import { Peer, bound, run } from './process.ts';

const START_MS = 30_000;
const LISTENER = 'oslo_listener.py';
const NOTIFIER = 'oslo_notifier.py';
const FORMS = 'oslo_forms.py';

/** A notification as a listening service sees it. */
export interface OsloNotification {
  readonly priority: string;
  readonly publisher_id: string;
  readonly event_type: string;
  readonly payload: Record<string, unknown>;
  /** The payload in Python's format: with NaN, and with integers that JavaScript cannot represent. */
  readonly payload_text: string;
  readonly metadata: { readonly message_id: string; readonly timestamp: string };
  readonly ctxt: Record<string, unknown>;
}

export interface OsloListenerOptions {
  /** `rabbit://…` or `amqp://…`. */
  readonly url: string;
  /** Whether to use Debian 13's oslo.messaging, which supports only `rabbit://`. */
  readonly chroot?: boolean;
  readonly topics?: readonly string[];
  /** The `amqp://` driver ignores it. */
  readonly exchange?: string;
}

export interface OsloListener {
  readonly version: string;
  readonly received: OsloNotification[];
  /** Resolves to the first `count` notifications, once they are there. */
  waitFor(count: number, timeoutMs: number): Promise<OsloNotification[]>;
  stop(): Promise<void>;
}

interface Ready {
  readonly ready: true;
  readonly version: string;
}

/** Starts oslo.messaging's own notification listener; resolves when it listens. */
export async function startOsloListener(options: OsloListenerOptions): Promise<OsloListener> {
  const peer = new Peer('oslo.messaging', ...(await listenerLine(options)));
  const lines: unknown[] = [];
  createInterface(peer.stdout).on('line', (line) => lines.push(JSON.parse(withoutNaN(line))));
  try {
    const { version } = await peer.until('listening', () => lines.shift() as Ready | undefined, START_MS);
    const received = lines as OsloNotification[];
    const waitFor = (count: number, timeoutMs: number) =>
      peer.until(`${count} notifications`, () => firstOf(received, count), timeoutMs);
    return { version, received, waitFor, stop: () => peer.stop() };
  } catch (error) {
    await peer.stop();
    throw error;
  }
}

function firstOf<T>(list: readonly T[], count: number): T[] | undefined {
  return list.length < count ? undefined : list.slice(0, count);
}

/** Sends a notification as a service does: by oslo.messaging's own Notifier. */
export async function notifyByOslo(
  options: OsloListenerOptions,
  notification: Omit<OsloNotification, 'metadata' | 'payload_text'>,
): Promise<void> {
  const { url, chroot = false, topics: [topic = 'notifications'] = [] } = options;
  await run(...bound(...(await python(NOTIFIER, chroot, [url, topic, JSON.stringify(notification)]))));
}

/** The settings with which a service may send a notification. */
export interface OsloForm {
  readonly driver: 'messagingv2' | 'messaging';
  /** The query of the transport's URL: options of its driver. */
  readonly query: string;
  readonly priority: string;
  readonly event_type: string;
  /** JSON for Python. */
  readonly payload: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Sends each of them once, to all topics. */
export async function notifyInForms(options: OsloListenerOptions, forms: readonly OsloForm[]): Promise<void> {
  const { url, chroot = false, topics = [] } = options;
  await run(...bound(...(await python(FORMS, chroot, [url, topics.join(','), JSON.stringify(forms)]))));
}

function listenerLine(options: OsloListenerOptions): Promise<[string, string[]]> {
  const { url, chroot = false, topics = ['notifications'], exchange = '' } = options;
  return python(LISTENER, chroot, [url, exchange, ...topics]);
}

async function python(script: string, chroot: boolean, args: string[]): Promise<[string, string[]]> {
  // Passed as text, because a root folder does not contain the project.
  const text = await readFile(new URL(script, import.meta.url), 'utf8');
  const command = ['/usr/bin/python3', '-I', '-c', text, ...args];
  return chroot ? inside(TRIXIE, command) : ['/usr/bin/python3', command.slice(1)];
}
