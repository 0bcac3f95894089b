// Tells of volumes, and says which on its output as soon as the call has returned.
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { notifyAboutVolumeAction, openNotifier } from '../src/index.ts';
import type { Orders } from './workers.ts';

const BURST = 20; // calls in one turn of the event loop

const { name, url, directory, count = Infinity } = JSON.parse(process.argv[2] ?? '') as Orders;
const notifier = openNotifier({ url, spool: { directory, maxBytes: 2 ** 26 } });

for (let n = 0; n < count; n++) {
  const id = `${name}-${n}`;
  notifyAboutVolumeAction({}, { id }, { action: 'delete', phase: 'end' });
  writeSync(1, `${id}\n`);
  if (n % BURST === 0) await setImmediate();
}

await notifier.close();
writeSync(1, `${JSON.stringify(notifier.stats())}\n`);
