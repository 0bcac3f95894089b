// `npm start`: the whole way, from a dashboard's handlers to a consumer on a connection of its own.
import { setTimeout as pause } from 'node:timers/promises';
import { openNotifier, type NotifierStats, type RequestContext } from 'notify-about';
import { listen, validateNotification, type Listener } from 'notify-about/consumer';
import { startBroker } from 'notify-about/testing';
import { data, database } from './cloud.ts';
import { extendVolume, launchInstance, logIn, logOut, rebootInstance } from './handlers.ts';
import { heading, line, style } from './print.ts';

// A topic of its own: with a real broker, nobody else's consumers see the demonstration.
const TOPIC = 'notify_about_demo';
const WAIT = 15_000; // milliseconds

const alice: RequestContext = {
  requestId: 'req-7f0c2f6e-3f43-4bb3-9c5b-5d8a0c3f9a10',
  userId: '2f5c1e6a9d0b4c7e8a3f1b2c3d4e5f60',
  userName: 'alice',
  projectId: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  projectName: 'web',
  roles: ['member'],
  region: 'RegionOne',
  remoteAddress: '192.0.2.7',
  view: 'project/instances',
};

async function useTheDashboard(): Promise<void> {
  await logIn({ userName: 'mallory', remoteAddress: '198.51.100.66' }, 'mallory', 'password1');
  await logIn(alice, 'alice', 'correct horse');
  await Promise.all([launchInstance(alice, 'web-1'), rebootInstance(alice, database)]);
  await extendVolume(alice, data, 20);
  await extendVolume(alice, data, 2000);
  logOut(alice);
}

function listenAndPrint(url: string, counts: { received: number; invalid: number }): Listener {
  const print = (notification: unknown): void => {
    counts.received++;
    try {
      console.log(line(validateNotification(notification)));
    } catch (error) {
      counts.invalid++;
      console.log(style('red', String(error)));
    }
  };
  return listen({
    url,
    topics: [`${TOPIC}.info`, `${TOPIC}.error`],
    // On RabbitMQ this makes the queue.
    address: (topic) => `/queue/${topic}`,
    handlers: { '*': print },
  });
}

/** Waits until as much was received as was told. */
async function everythingReceived(counts: { received: number }, told: number): Promise<void> {
  const deadline = performance.now() + WAIT;
  while (counts.received < told && performance.now() < deadline) await pause(10);
}

async function demonstrate(
  url: string,
): Promise<{ stats: NotifierStats; received: number; invalid: number }> {
  const counts = { received: 0, invalid: 0 };
  await using listener = listenAndPrint(url, counts);
  const notifier = openNotifier({ url, topics: [TOPIC] });
  await useTheDashboard();
  await notifier.close(WAIT);
  const stats = notifier.stats();
  await everythingReceived(counts, stats.emitted);
  if (stats.accepted === 0)
    console.log(
      style('red', `${String(listener.stats().connection.url)}: ${String(stats.connection.error)}`),
    );
  return { stats, ...counts };
}

const given = process.env['NOTIFY_ABOUT_URL'];
const broker = given === undefined ? await startBroker() : undefined;
const where =
  broker === undefined ? 'the broker of NOTIFY_ABOUT_URL' : `a broker in this process, ${broker.url}`;
console.log(`What alice does on a small dashboard, as a consumer of ${where} hears it:\n\n${heading()}`);
const { stats, received, invalid } = await demonstrate(given ?? broker?.url ?? '');
await broker?.close();
const lost = Object.values(stats.lost).reduce((sum, count) => sum + count, 0);
const isGood = stats.accepted === stats.emitted && received === stats.emitted && invalid === 0;
const { emitted, accepted } = stats;
console.log(
  `\n${style(isGood ? 'green' : 'red', `told ${emitted}, accepted ${accepted}, received ${received}, invalid ${invalid}, lost ${lost}`)}`,
);
process.exitCode = isGood ? 0 : 1;
