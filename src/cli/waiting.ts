import { io } from './io.ts';
import type { Fate, Outbox } from './outbox.ts';
import { progress } from './terminal.ts';

const SHOW_EVERY = 200; // milliseconds

/** What becomes of a notification; when nothing is known of it in time, all that waits in the outbox is given up. */
export async function settledWithin(outbox: Outbox, fate: Promise<Fate>, seconds: number): Promise<Fate> {
  const shown = setInterval(() => {
    progress(() => `waiting for the outcome … ${outbox.hindrance}`);
  }, SHOW_EVERY);
  const waits = setTimeout(() => {
    outbox.giveUp(`no outcome in ${String(seconds)} seconds`);
  }, seconds * 1000);
  try {
    const known = await fate;
    io().interruption.signal.throwIfAborted();
    return known;
  } finally {
    clearInterval(shown);
    clearTimeout(waits);
  }
}
