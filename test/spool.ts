import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { notifyAboutVolumeAction, type Notifier, type NotifierOptions } from '../src/index.ts';
import { envelopeOf, type EncodedNotification } from '../src/utils/notification/envelope.ts';
import type { Receipt } from '../src/utils/notifier/ledger.ts';
import type { Loss } from '../src/utils/api/loss.ts';
import { OpenNotifier } from '../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../src/utils/options/settings.ts';
import type { SpoolOptions } from '../src/utils/api/options.ts';
import { prepareDirectory } from '../src/utils/spool/prepare.ts';
import { SpoolTransport } from '../src/utils/spool/transport.ts';
import { MemoryWindow } from '../src/utils/spool/memory-window.ts';
import type { Transport } from '../src/utils/notifier/transport.ts';
import { fixedClock } from './clock.ts';

/** A notifier with a spool, over a fake transport: the test settles the notifications passed to it. */
export interface SpoolBench {
  readonly notifier: OpenNotifier;
  readonly sent: { readonly encoded: EncodedNotification; readonly receipt: Receipt }[];
  readonly losses: readonly Loss[];
  /** Emits the deletion of volumes numbered from `from`. */
  readonly tell: (count: number, from?: number) => void;
  /** Returns the volumes of the notifications passed to the transport, in order. */
  readonly volumes: () => string[];
  /** Accepts all notifications that were passed to the transport and are not settled. */
  readonly acceptAll: () => void;
}

export function openSpool(spool: SpoolOptions, options: NotifierOptions = {}): SpoolBench {
  const sent: SpoolBench['sent'] = [];
  const losses: Loss[] = [];
  const settings = resolveSettings({ onLost: () => undefined, ...options, spool }, {}, fixedClock());
  if (settings.spool === undefined) throw new Error('no spool');
  const { spool: set } = settings;
  prepareDirectory(set.directory);
  const window = new MemoryWindow(settings.maxPending, settings.maxPendingBytes);
  const notifier = new OpenNotifier(settings, {
    isOn: true,
    transport: (ledger) => new SpoolTransport(set, window, byHand(sent), ledger),
    keepLost: (loss) => losses.push(loss),
  });
  return {
    ...{ notifier, sent, losses },
    tell: (count, from = 0) => {
      tellOfVolumes(notifier, count, from);
    },
    volumes: () => sent.map(({ encoded }) => volumeOf(encoded)),
    acceptAll: () => {
      for (const { receipt } of sent.splice(0)) receipt.accept();
    },
  };
}

function byHand(sent: SpoolBench['sent']): Transport {
  return {
    send: (encoded, receipt) => sent.push({ encoded, receipt }),
    close: () => {
      for (const { encoded, receipt } of sent) receipt.lose('closed', 'it was still pending', encoded);
      return Promise.resolve();
    },
    state: () => ({ connection: { state: 'open', attempts: 1 }, links: {}, pendingBytes: 0 }),
  };
}

/** Emits the deletion of this many numbered volumes. */
export function tellOfVolumes(notifier: Notifier, count: number, from = 0): void {
  for (let n = from; n < from + count; n++) {
    notifyAboutVolumeAction({ notifier }, { id: `v${n}` }, { action: 'delete', phase: 'end' });
  }
}

export function volumeOf(encoded: EncodedNotification): string {
  return (JSON.parse(envelopeOf(encoded)) as { payload: { resource: { id: string } } }).payload.resource.id;
}

export const volumesFrom = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `v${from + n}`);

/** Creates an empty directory for a test, with a function to remove it. */
export function temporary(): { readonly directory: string; remove(): void } {
  const parent = mkdtempSync(path.join(tmpdir(), 'spool-'));
  const remove = (): void => {
    rmSync(parent, { recursive: true, force: true });
  };
  return { directory: path.join(parent, 'spool'), remove };
}

/** An empty directory for each test, with its spools: they are closed with it. */
export interface Spooling {
  readonly directory: string;
  readonly opened: readonly SpoolBench[];
  readonly open: (spool?: Partial<SpoolOptions>, options?: NotifierOptions) => SpoolBench;
}

export function spooling(): Spooling {
  const opened: SpoolBench[] = [];
  let place: ReturnType<typeof temporary>;

  beforeEach(() => {
    place = temporary();
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ notifier }) => notifier.close(0)));
    place.remove();
  });

  return {
    get directory() {
      return place.directory;
    },
    opened,
    open: (spool, options) => {
      const bench = openSpool({ directory: place.directory, ...spool }, options);
      opened.push(bench);
      return bench;
    },
  };
}

/** Copies a directory in the state that it would have if all its processes had been killed just now. */
export function asAfterAKill(directory: string, to: string): string {
  for (const file of filesIn(directory)) {
    const [content, copy] = [contentOf(path.join(directory, file)), path.join(to, file)];
    if (content === undefined) continue;
    mkdirSync(path.dirname(copy), { recursive: true, mode: 0o700 });
    writeFileSync(copy, content, { mode: 0o600 });
  }
  for (const name of readdirSync(to).filter((each) => each.includes('.') && !each.endsWith('.ndjson'))) {
    renameSync(path.join(to, name), path.join(to, name.replace(/\..*$/, '.left')));
  }
  return to;
}

/** Returns the contents of a file, unless it is removed at this moment. */
export function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Returns the files below a directory, with relative paths. */
export function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
}
