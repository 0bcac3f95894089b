// Listens, and says on its output which volume it has handled, when it has.
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../../src/consumer/index.ts';

const { url } = JSON.parse(process.argv[2] ?? '') as { url: string };

listen({
  url,
  concurrency: 5,
  handlers: {
    'dashboard.volume.*': async ({ payload }) => {
      await pause(1);
      writeSync(1, `${payload.resource.id}\n`);
    },
  },
});
