import { InvalidArgumentError, type Command } from 'commander';
import { once } from 'node:events';
import { isNewer } from '../consumer/faults.ts';
import { listenToKeep, type Listener } from '../consumer/listen.ts';
import { warnOfRejection } from '../consumer/rejection.ts';
import { Engine } from '../store/engine.ts';
import { StoreError } from '../store/errors.ts';
import { RefusedFile } from '../store/refused-file.ts';
import { Store } from '../store/store.ts';
import { StreamOffsets } from '../store/stream-offsets.ts';
import {
  addListeningOptions,
  brokerOptions,
  listeningPart,
  type BrokerOptions,
  type FlagValues,
} from './broker-options.ts';
import { connected } from './connecting.ts';
import { io } from './io.ts';
import { Pace } from './pace.ts';
import { addPriorityOption, withPriorities, type PriorityOption } from './priorities.ts';
import { exitCodes } from './stop.ts';
import { codeOf } from '../store/disk-failures.ts';
import { warn } from '../utils/runtime/warnings.ts';
import { note, progress } from './terminal.ts';
import { counted } from './text.ts';

const examples = `
A notification is accepted when it is synced to disk, and kept once: duplicates are dropped by message_id. Messages that
are not notifications are refused, and kept in refused.ndjson; the command then exits with 1. Several collectors can share
a queue and a folder; each writes its own files. docs/collect.md describes the files.

Examples:
  notify-about collect --to /var/lib/notifications --url amqp://localhost
  notify-about collect --to /var/lib/notifications --topic audit --keep 90d
  notify-about collect --to /mnt/shared/notifications --name "$POD_NAME"`;

export function addCollect(program: Command): void {
  const command = program
    .command('collect')
    .description('Store notifications in a folder, by day.')
    .requiredOption('--to <folder>', 'the folder; created if missing')
    .option(
      '--name <name>',
      "name of this collector's files; default the host name, with a number when that is in use",
    )
    .option('--keep <days>', 'remove days that ended longer ago, such as 90d; default: keep all', wholeDays);
  addPriorityOption(addListeningOptions(command)).addHelpText('after', examples).action(collect);
}

interface CollectOptions extends PriorityOption {
  readonly to: string;
  readonly name?: string;
  readonly keep?: number;
}

async function collect(options: CollectOptions & Omit<FlagValues, 'keep'>): Promise<void> {
  const { to, name, keep, priority, ...flags } = options;
  const broker = brokerOptions(flags);
  using engine = await engineIfThere();
  await using store = await Store.open({ directory: to, name, keep, engine });
  const refused = new RefusedFile(to);
  const pace = new Pace();
  const topics = withPriorities(broker.topics, priority);
  const offsets = await StreamOffsets.of(to, store.name);
  const newer = { count: 0 };
  await using listener = listening({ store, refused, pace, offsets, newer }, { ...broker, topics });
  await connected(() => listener.stats().connection, broker.url.length);
  if (io().stderr.isTTY === true) note(`keeping in ${to} as ${store.name}; Ctrl-C ends`);
  const noting = setInterval(() => void noteOffsets(offsets, listener), NOTE_EVERY);
  await untilItEnds(store, pace).finally(() => {
    clearInterval(noting);
  });
  // Otherwise, the end would wait for a full disk.
  store.giveUp();
  await listener.close();
  await noteOffsets(offsets, listener);
  const { kept, duplicates } = store.counts();
  note(
    `${counted(kept, 'notification')} kept, ${counted(duplicates, 'duplicate')} dropped${missedBy(listener)}${refusedText(refused)}`,
  );
  if (newer.count > 0) note(`${counted(newer.count, 'notification')} of unknown versions kept`);
  store.lost.throwIfAborted();
  io().exitCode = refused.counts().refused > 0 ? exitCodes.found : io().interruption.exitCode;
}

function refusedText(file: RefusedFile): string {
  const { refused, dropped } = file.counts();
  if (refused === 0) return '';
  const lost = dropped === 0 ? '' : `, which has no room for ${String(dropped)} of them`;
  return `, ${String(refused)} refused: they are in ${file.path}${lost}`;
}

// Without it, files stay as lines of JSON, which is reported once.
async function engineIfThere(): Promise<Engine | undefined> {
  try {
    return await Engine.start();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    note(`${error.message}; until then days stay as NDJSON`);
    return undefined;
  }
}

// The most that a listener allows: they wait for the disk together.
const AT_ONCE = 1000;
const SHOW_EVERY = 500; // milliseconds
const NOTE_EVERY = 1000; // milliseconds

interface Keeping {
  readonly store: Store;
  readonly refused: RefusedFile;
  readonly pace: Pace;
  readonly offsets: StreamOffsets;
  /** The number of kept notifications of versions that this one does not know. */
  readonly newer: { count: number };
}

function listening({ store, refused, pace, offsets, newer }: Keeping, options: BrokerOptions): Listener {
  const topics = options.topics ?? [];
  return listenToKeep({
    ...listeningPart(options),
    topics,
    streamOffsets: Object.fromEntries(topics.map((topic) => [topic, offsets.of(topic) ?? 'first'])),
    handlers: {
      '*': async (notification, { line }) => {
        const isNew = await store.keep({ notification }, line);
        pace.kept(notification.timestamp);
        if (isNew && isNewer(notification)) newer.count++;
      },
    },
    onRejected: (rejection) => {
      refused.keep(rejection, Date.now());
      warnOfRejection(rejection);
    },
    concurrency: AT_ONCE,
    maxAttempts: Number.MAX_SAFE_INTEGER, // failures to store a notification never reject it
    duplicateWindow: 0, // the store remembers more ids, and those of the last run
  });
}

/** Notes the offsets up to which everything is on the disk: notifications are settled only then. */
async function noteOffsets(offsets: StreamOffsets, listener: Listener): Promise<void> {
  const links = Object.entries(listener.stats().links);
  try {
    await offsets.note(
      links.flatMap(([topic, { offset }]) => (offset === undefined ? [] : [[topic, offset]])),
    );
  } catch (error) {
    warn('stream offsets', `the offsets of streams cannot be written (${codeOf(error)}); trying again`);
  }
}

function missedBy(listener: Listener): string {
  const missed = Object.values(listener.stats().links).reduce((sum, link) => sum + (link.missed ?? 0), 0);
  return missed === 0 ? '' : `, up to ${String(missed)} missed, which a stream had dropped before`;
}

async function untilItEnds(store: Store, pace: Pace): Promise<void> {
  const shown = setInterval(() => {
    progress(() => `${pace.now()}, ${counted(store.counts().duplicates, 'duplicate')} dropped`);
  }, SHOW_EVERY);
  try {
    await once(AbortSignal.any([io().interruption.signal, store.lost]), 'abort');
  } finally {
    clearInterval(shown);
  }
}

function wholeDays(text: string): number {
  const [, days] = /^(\d{1,5})d$/.exec(text) ?? [];
  if (days !== undefined && Number(days) > 0) return Number(days);
  throw new InvalidArgumentError('Expected a number of days, such as 90d.');
}
