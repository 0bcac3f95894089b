// The volumes in a collector's folder, for tests that emit them.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceivedNotification } from '../../src/consumer/index.ts';
import { readAll } from '../store/scene.ts';

/** Resolves to the ids of the volumes in a folder, once for each notification. */
export async function volumesIn(folder: string): Promise<string[]> {
  const all = (await readAll(folder)).map((line) => JSON.parse(line) as ReceivedNotification);
  return all.map(({ notification }) => (notification.payload as { resource: { id: string } }).resource.id);
}

/** Waits until there are this many, for half a minute at most: the test checks the result. */
export async function untilKept(folder: string, count: number): Promise<void> {
  for (let left = 600; left > 0 && (await volumesIn(folder)).length < count; left--) await sleep(50);
}
