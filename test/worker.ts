// Emits notifications of volumes. Prints each volume as soon as the call has returned, and the lost ones; at the end,
// or at SIGTERM, prints the statistics.
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { notifyAboutVolumeAction, openNotifier, type Loss } from '../src/index.ts';
import type { Orders } from './workers.ts';

const BURST = 20; // calls in one turn of the event loop

const { name, url, directory, count = Infinity, rest = 0 } = JSON.parse(process.argv[2] ?? '') as Orders;
const notifier = openNotifier({ url, spool: { directory, maxBytes: 2 ** 26 }, onLost: sayLost });
const ending = new AbortController();
process.once('SIGTERM', () => {
  ending.abort();
});

for (let n = 0; n < count && !ending.signal.aborted; n++) {
  const id = `${name}-${n}`;
  notifyAboutVolumeAction({}, { id }, { action: 'delete', phase: 'end' });
  writeSync(1, `told ${id}\n`);
  if (n % BURST === 0) await pause(rest);
}

await notifier.close(20_000);
writeSync(1, `${JSON.stringify(notifier.stats())}\n`);

function sayLost({ reason, notification = '' }: Loss): void {
  writeSync(1, `lost ${/"id":"([^"]+)"/.exec(notification)?.[1] ?? 'unknown'} ${reason}\n`);
}
