// A handler called at a fixed rate. Arguments: URL, rate, and `not`, `tells`, or `spools` for its notifications.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { openNotifier } from 'notify-about';
import { novaServer } from '../../test/samples/compute/instance.ts';
import { tellInstance } from './parts/dashboard.ts';
import { percentile } from './parts/percentile.ts';
import { print } from './parts/measured.ts';

const [, , url = '', rate = '', tells] = process.argv;
const SECONDS = 2;
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const spool = tells === 'spools' ? { spool: { directory: path.join(folder, 'spool') } } : {};
const notifier = openNotifier({ url, form: 'rabbit', ...spool });
const tell = tells === 'not' ? (): void => undefined : tellInstance(notifier);
const answer = JSON.stringify(novaServer);

/** The minimal work of a handler: reads the response of an API, and writes one. */
function handle(): number {
  const began = performance.now();
  tell();
  const told = performance.now();
  JSON.stringify(JSON.parse(answer));
  return told - began;
}

/** Calls the handler at the rate for this time; returns the duration of each call, in µs. */
async function load(seconds: number): Promise<number[]> {
  const [took, began]: [number[], number] = [[], performance.now()];
  for (let passed = 0; passed < seconds; passed = (performance.now() - began) / 1000) {
    const due = passed * Number(rate);
    while (took.length < due) took.push(handle() * 1000);
    await setTimeout(1);
  }
  return took;
}

await load(1);
const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
const took = (await load(SECONDS)).sort((a, b) => a - b);
delays.disable();
await notifier.close();
rmSync(folder, { recursive: true });
const calls = tells === 'not' ? {} : { p50: 0.5, p99: 0.99, 'p99.9': 0.999 };
print({
  ...Object.fromEntries(Object.entries(calls).map(([name, p]) => [`call ${name}, µs`, percentile(took, p)])),
  'event loop delay p50, ms': delays.percentile(50) / 1e6,
  'event loop delay p99, ms': delays.percentile(99) / 1e6,
});
