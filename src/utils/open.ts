import { AmqpTransport } from './amqp/transport.ts';
import { LogFile } from './file/log-file.ts';
import { prepareFile } from './file/prepare.ts';
import { StandardOutput } from './file/standard-output.ts';
import { FileTransport } from './file/transport.ts';
import { install, refuseSecond } from './notifier/installed.ts';
import { OpenNotifier, type Parts } from './notifier/notifier.ts';
import type { Notifier } from './api/notifier.ts';
import { resolveSettings, type Settings } from './options/settings.ts';
import type { NotifierOptions } from './api/options.ts';
import { LostFile } from './spool/lost-file.ts';
import { prepareDirectory } from './spool/prepare.ts';
import { SpoolTransport } from './spool/transport.ts';
import { MemoryWindow } from './spool/memory-window.ts';
import type { Transport } from './notifier/transport.ts';

/**
 * Opens a notifier, through which all `notifyAbout…` functions emit, and returns at once. It connects in the
 * background, and reconnects whenever the connection is lost. Without a URL notifications are off, and calls cost
 * nearly nothing.
 *
 * Throws a `NotifierOptionError` (`ERR_NOTIFIER_OPTION_UNKNOWN`, `ERR_NOTIFIER_OPTION_INVALID`,
 * `ERR_NOTIFIER_INSTALLED`) when an option is wrong or another notifier is installed. Nothing throws later.
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
  // Before anything is opened: otherwise a transport would keep connecting, and nobody could close it.
  if (settings.install) refuseSecond();
  const notifier = new OpenNotifier(settings, partsFor(settings));
  if (settings.install) install(notifier);
  return notifier;
}

function partsFor(settings: Settings): Parts {
  const { destination, endpoints, renew, spool } = settings;
  if (destination === undefined && endpoints.length === 0 && renew === undefined)
    return { isOn: false, transport: () => off };
  if (destination?.path !== undefined) prepareFile(destination.path);
  if (spool === undefined) return { isOn: true, transport: () => transportFor(settings) };
  prepareDirectory(spool.directory);
  const window = new MemoryWindow(settings.maxPending, settings.maxPendingBytes);
  const lostFile = new LostFile(spool.directory, Math.ceil(spool.maxBytes / LOST_SHARE));
  return {
    isOn: true,
    transport: (ledger) => new SpoolTransport(spool, window, transportFor(settings), ledger),
    keepLost: (loss, time) => {
      lostFile.keep(loss, time);
    },
  };
}

function transportFor(settings: Settings): Transport {
  const { destination, rotateBytes } = settings;
  if (destination === undefined) return new AmqpTransport(settings);
  const { path } = destination;
  const output = path === undefined ? new StandardOutput() : new LogFile(path, rotateBytes);
  return new FileTransport(settings, destination, output);
}

const LOST_SHARE = 16; // lost notifications may occupy one part in this many of the spool's size

/** The transport without a URL. Nothing is emitted then, so `send` is not called. */
const off: Transport = {
  send: (encoded, receipt) => {
    receipt.lose('closed', 'notifications are off', encoded);
  },
  close: () => Promise.resolve(),
  state: () => ({ connection: { state: 'off', attempts: 0 }, links: {}, pendingBytes: 0 }),
};
