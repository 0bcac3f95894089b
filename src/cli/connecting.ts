import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionState } from '../utils/transport.ts';
import { interruption } from './interruption.ts';
import { Stop } from './stop.ts';
import { note, progress } from './terminal.ts';
import { sayWarnings } from './warnings.ts';

const LOOK_EVERY = 20; // milliseconds

/** Waits for the first connection. Throws a `Stop` when each of the brokers was tried, and none is there. */
export async function connected(state: () => ConnectionState, brokers: number): Promise<void> {
  for (let now = state(); !wasThere(now); now = state()) {
    if (haveAllFailed(now, brokers)) throw new Stop('unreachable', now.error ?? 'no broker can be reached');
    progress(() => `connecting to ${String(now.url)} …`);
    await pause(LOOK_EVERY, undefined, { signal: interruption.signal });
  }
  sayWarnings();
}

// It may be lost again before we look: the attempts are counted from the last connection that worked.
function wasThere({ state, attempts }: ConnectionState): boolean {
  return state === 'open' || (state === 'waiting' && attempts === 0);
}

function haveAllFailed({ state, attempts }: ConnectionState, brokers: number): boolean {
  return attempts > brokers || (attempts === brokers && state === 'waiting');
}

/** Says when the connection is lost, and when it is there again, until `stop` is called. */
export function watch(state: () => ConnectionState): { readonly stop: () => void } {
  let wasOpen = true;
  const timer = setInterval(() => {
    const { state: now, url, error } = state();
    if (now === 'waiting' && wasOpen) note(`no connection to ${String(url)}: ${String(error)}; trying again`);
    if (now === 'open' && !wasOpen) note(`connected to ${String(url)} again`);
    if (now === 'open' || now === 'waiting') wasOpen = now === 'open';
  }, LOOK_EVERY);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
