import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '../../src/consumer/index.ts';
import type { Heard } from './expecting.ts';
import type { RabbitMq } from './peers/rabbitmq.ts';

/** Declares the two queues of a topic, durable, by an import of rabbitmqctl. */
export async function declareQueues(
  { ctl }: Pick<RabbitMq, 'ctl'>,
  topic: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'interop-queues-'));
  const file = join(folder, 'definitions.json');
  const queues = queuesOf(topic).map((name) => ({
    ...{ name, vhost: '/', durable: true, auto_delete: false, arguments: args },
  }));
  try {
    await writeFile(file, JSON.stringify({ queues }));
    await ctl('import_definitions', file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function deleteQueues({ ctl }: Pick<RabbitMq, 'ctl'>, topic: string): Promise<void> {
  for (const queue of queuesOf(topic)) await ctl('delete_queue', queue);
}

/** A reader of the two queues of a topic. */
export interface Reader extends AsyncDisposable {
  /** The number of notifications, including duplicates. */
  readonly count: number;
  /** The ids of the volumes, by message id. */
  readonly volumes: Heard;
}

export function readQueues(url: string | readonly string[], topic: string): Reader {
  const volumes = new Map<string, string>();
  let count = 0;
  const listener = listen({
    url,
    topics: queuesOf(topic),
    duplicateWindow: 0,
    handlers: {
      '*': ({ message_id = '', payload }) => {
        count++;
        volumes.set(message_id, (payload as Told).resource.id);
      },
    },
  });
  return {
    get count() {
      return count;
    },
    volumes: () => volumes,
    [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose](),
  };
}

interface Told {
  readonly resource: { readonly id: string };
}

export function queuesOf(topic: string): string[] {
  return [`${topic}.info`, `${topic}.error`];
}
