// Listens with validation. Arguments: URL, number of notifications.
import { listen } from 'notify-about/consumer';
import { measured, print } from './parts/measured.ts';

const [, , url = '', count = ''] = process.argv;
let [handled, wanted]: [number, number] = [0, Infinity];
let done: () => void = () => undefined;
const listener = listen({
  url,
  topics: ['notifications.info'],
  concurrency: 900, // so that 1000 may be unsettled, as with rhea's receiver
  handlers: {
    'dashboard.*': () => {
      if (++handled >= wanted) done();
    },
  },
});
const figures = await measured(Number(count), (times) => {
  wanted = handled + times;
  return new Promise((resolve) => (done = resolve));
});
print(figures);
await listener.close(0);
process.exit();
