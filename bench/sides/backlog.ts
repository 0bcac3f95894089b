// Sends the spool of an outage after the broker is back. Arguments: URL, number of notifications.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openNotifier } from 'notify-about';
import { tellInstance } from './parts/dashboard.ts';
import { print } from './parts/measured.ts';

const NOWHERE = 'amqp://127.0.0.1:1';
const LONG = 600_000; // milliseconds

const [, , url = '', count = ''] = process.argv;
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const spool = { directory: path.join(folder, 'spool'), maxBytes: 2 ** 33 };

const away = openNotifier({ url: NOWHERE, install: false, spool });
const tell = tellInstance(away);
for (let n = 0; n < Number(count); n++) {
  tell();
  if (n % 200 === 0) await setImmediate();
}
await away.close(0);

const [began, cpu] = [performance.now(), process.cpuUsage()];
const back = openNotifier({ url, form: 'rabbit', install: false, spool });
const everythingLeft = await back.close(LONG);
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpu);
const { accepted } = back.stats();
rmSync(folder, { recursive: true });
if (!everythingLeft || accepted !== Number(count)) throw new Error(`${accepted} of ${count} were accepted`);
globalThis.gc?.();
print({
  'a second': accepted / seconds,
  'µs of CPU each': (user + system) / accepted,
  'MB of heap afterwards': process.memoryUsage().heapUsed / 1e6,
});
