// Listens, and says on its output which volume it was told of, when it has handled that.
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
      writeSync(1, `told ${payload.resource.id}\n`);
    },
  },
});
