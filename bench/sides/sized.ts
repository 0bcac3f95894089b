// Notifications of a given size. Arguments: URL, number of notifications, size in KiB.
import { notifyAboutInstanceAction, openNotifier } from 'notify-about';
import { request } from './parts/dashboard.ts';
import { measured, print } from './parts/measured.ts';
import { tellAll } from './parts/telling.ts';

const [, , url = '', count = '', size = ''] = process.argv;
const notifier = openNotifier({ url, form: 'rabbit', maxPendingBytes: 2 ** 30 });
const description = 'All that is known of it. '.repeat((Number(size) * 1024) / 25);
const details = { action: 'update', phase: 'end', parameters: { description } } as const;
const tell = (): void => {
  notifyAboutInstanceAction({ ...request, notifier }, { id: '4d8a1f2b' }, details);
};
const { 'µs of CPU each': each = NaN } = await measured(Number(count), (times) =>
  tellAll(notifier, times, tell),
);
await notifier.close();
print({ 'µs of CPU each': each, 'µs of CPU a KiB': each / Number(size) });
