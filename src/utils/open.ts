import { AmqpTransport } from './amqp/transport.ts';
import { install, refuseSecond } from './installed.ts';
import { OpenNotifier, type Notifier } from './notifier.ts';
import { resolveSettings, type NotifierOptions } from './options.ts';
import type { Transport } from './transport.ts';

/**
 * Opens the way out for everything that the `notifyAbout…` functions tell, and returns at once: the connection is made
 * meanwhile, and made again whenever it is lost. Without a URL notifications are off, and calls cost nearly nothing.
 *
 * Throws a `NotifierOptionError` (`ERR_NOTIFIER_OPTION_UNKNOWN`, `ERR_NOTIFIER_OPTION_INVALID`,
 * `ERR_NOTIFIER_INSTALLED`) when the set-up is wrong. Nothing throws later.
 *
 * @example
 * ```ts
 * import { openNotifier } from 'notify-about';
 *
 * const notifier = openNotifier({
 *   url: ['amqps://dashboard:secret@rabbit-1.example', 'amqps://dashboard:secret@rabbit-2.example'],
 *   onLost: ({ reason, eventType, detail }) => console.error(reason, eventType, detail),
 * });
 * ```
 */
export function openNotifier(options: NotifierOptions = {}): Notifier {
  const settings = resolveSettings(options, process.env);
  // Before anything is opened: a transport would go on connecting, and nobody could close it.
  if (settings.install) refuseSecond();
  const isOn = settings.endpoints.length > 0;
  const notifier = new OpenNotifier(settings, isOn ? new AmqpTransport(settings) : off, isOn);
  if (settings.install) install(notifier);
  return notifier;
}

/** No URL: nothing is told, so nothing comes here. */
const off: Transport = {
  send: (sealed, receipt) => {
    receipt.lose('closed', 'notifications are off', sealed);
  },
  close: () => Promise.resolve(),
  state: () => ({ connection: { state: 'off', attempts: 0 }, links: {}, pendingBytes: 0 }),
};
