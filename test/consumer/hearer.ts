// Listens, and says on its output which volume it was told of, when it has handled that.
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../../src/consumer/index.ts';

/** To whom it listens, and a volume that it never ends with. */
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
