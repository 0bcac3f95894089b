import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the condition is true; fails after `ms` milliseconds. */
export async function until(holds: () => boolean, ms = 240_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not within ${ms} ms: ${holds.toString()}`);
    await pause(5);
  }
}
