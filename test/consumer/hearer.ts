// Listens, and prints the volume of each notification after handling it.
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../../src/consumer/index.ts';

/** The broker, and a volume whose handler never ends. */
export interface HearerOrders {
  readonly url: string;
  readonly held?: string;
}

const { url, held } = JSON.parse(process.argv[2] ?? '') as HearerOrders;

listen({
  url,
  concurrency: 5,
  handlers: {
    'dashboard.volume.*': async ({ payload }) => {
      await pause(payload.resource.id === held ? 60_000 : 1);
      writeSync(1, `told ${payload.resource.id}\n`);
    },
  },
});
