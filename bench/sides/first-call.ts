// The first call of a process, and one of many. Arguments: URL, or none with notifications off.
import { openNotifier } from 'notify-about';
import { setImmediate } from 'node:timers/promises';
import { tellInstance } from './parts/dashboard.ts';
import { percentile } from './parts/percentile.ts';
import { print } from './parts/measured.ts';

const [, , , url = ''] = process.argv;
const notifier = openNotifier(url === '' ? {} : { url });
const tell = tellInstance(notifier);

function took(): number {
  const began = performance.now();
  tell();
  return (performance.now() - began) * 1000;
}

const first = took();
const calls: number[] = [];
for (let turn = 0; turn < 20_000; turn++) {
  calls.push(took());
  if (turn % 20 === 0) await setImmediate();
}
await notifier.close(0);
print({
  'first call, µs': first,
  'call, µs': percentile(
    calls.slice(5000).sort((a, b) => a - b),
    0.5,
  ),
});
