import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Notifier } from 'notify-about';

const MAX_PENDING = 1000; // as much credit as a peer by rhea grants
const AT_ONCE = 50; // emitted in one turn of the event loop

/** Emits this many notifications, with at most 1000 pending; resolves when all of them are accepted. */
export async function tellAll(notifier: Notifier, count: number, tell: (n: number) => void): Promise<void> {
  for (let told = 0; told < count;) {
    const room = MAX_PENDING - notifier.stats().pending;
    const until = Math.min(count, told + room);
    while (told < until) {
      for (const next = Math.min(until, told + AT_ONCE); told < next; told++) tell(told);
      await setImmediate();
    }
    // An immediate retry would cost more than an emission.
    if (room < AT_ONCE) await sleep(1);
  }
  await notifier.flush(60_000);
  const { emitted, accepted } = notifier.stats();
  if (accepted !== emitted) throw new Error(`${accepted} of ${emitted} were accepted`);
}
