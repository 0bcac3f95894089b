// From the call until the peer has accepted the notification. Arguments: URL, number of notifications, `all-kinds`.
import { openNotifier } from 'notify-about';
import { tellAllKinds, tellInstance } from './parts/dashboard.ts';
import { measured, print } from './parts/measured.ts';
import { tellAll } from './parts/telling.ts';

const [, , url = '', count = '', kinds] = process.argv;
const notifier = openNotifier({ url, form: 'rabbit' });
const tell = kinds === 'all-kinds' ? tellAllKinds(notifier) : tellInstance(notifier);
// The engine optimizes functions that are called often: each of 78 must be called as often as the one.
if (kinds === 'all-kinds') await tellAll(notifier, 300_000, tell);
const figures = await measured(Number(count), (times) => tellAll(notifier, times, tell));
await notifier.close();
globalThis.gc?.();
print({ ...figures, 'MB of heap afterwards': process.memoryUsage().heapUsed / 1e6 });
