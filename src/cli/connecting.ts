import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionState } from '../utils/api/transport-state.ts';
import { io } from './io.ts';
import { Stop } from './stop.ts';
import { progress } from './terminal.ts';
import { sayWarnings } from './warnings.ts';

const LOOK_EVERY = 20; // milliseconds

/** Waits for the first connection. Throws a `Stop` when each broker was tried and none is reachable. */
export async function connected(state: () => ConnectionState, brokers: number): Promise<void> {
  for (let now = state(); now.state !== 'open'; now = state()) {
    if (haveAllFailed(now, brokers)) throw new Stop('unreachable', now.error ?? 'no broker can be reached');
    progress(() => `connecting to ${String(now.url)} …`);
    await pause(LOOK_EVERY, undefined, { signal: io().interruption.signal });
  }
  sayWarnings();
}

function haveAllFailed({ state, attempts }: ConnectionState, brokers: number): boolean {
  return state === 'failed' || attempts > brokers || (attempts === brokers && state === 'waiting');
}
