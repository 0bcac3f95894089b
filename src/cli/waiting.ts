import { io } from './io.ts';
import type { Fate, Outbox } from './outbox.ts';
import { progress } from './terminal.ts';

const SHOW_EVERY = 200; // milliseconds

/** Resolves to the outcome of a notification; without one in time, gives up all pending notifications of the outbox. */
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
