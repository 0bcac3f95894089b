import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { TRIXIE, contained, inside } from './chroot.ts';
import { Peer } from './process.ts';

const THEIRS = 'usr/lib/python3/dist-packages/ceilometer/pipeline/data/event_definitions.yaml';
const OURS = fileURLToPath(new URL('../../../ceilometer/event_definitions.yaml', import.meta.url));

/** An event that Ceilometer publishes for a notification. */
export interface CeilometerEvent {
  readonly message_id: string;
  readonly event_type: string;
  readonly generated: string;
  /** Name, type (1 text, 2 int, 3 float, 4 datetime) and value of each. */
  readonly traits: readonly (readonly [string, number, unknown])[];
}

export interface CeilometerOptions {
  /** `rabbit://…`. */
  readonly url: string;
  /** Whether to use Debian 13's Ceilometer. */
  readonly chroot: boolean;
  readonly topic: string;
}

export interface Ceilometer extends AsyncDisposable {
  /** Resolves to all events, once there are this many. */
  waitFor(count: number, timeoutMs: number): Promise<readonly CeilometerEvent[]>;
}

/**
 * Starts Ceilometer's notification agent with our definitions, and a server that receives its events. A notifier waits
 * for the queues that the agent declares, so tests need not wait for them.
 */
export async function startCeilometer(options: CeilometerOptions): Promise<Ceilometer> {
  const events: CeilometerEvent[] = [];
  const server = await serverThatKeeps(events);
  const home = await mkdtemp(join(tmpdir(), 'interop-ceilometer-'));
  await writeFile(join(home, 'event_definitions.yaml'), await definitions(options.chroot));
  await writeFile(join(home, 'event_pipeline.yaml'), pipeline((server.address() as AddressInfo).port));
  await writeFile(join(home, 'ceilometer.conf'), configuration(home, options));
  const agent = new Peer('Ceilometer', ...agentLine(home, options.chroot));
  const all = (count: number) => (events.length < count ? undefined : events);
  return {
    waitFor: (count, timeoutMs) => agent.until(`${count} events`, () => all(count), timeoutMs),
    [Symbol.asyncDispose]: async () => {
      await agent.stop();
      server.close();
      await rm(home, { recursive: true });
    },
  };
}

/** Returns Ceilometer's own definitions followed by ours, as in docs/ceilometer.md. */
async function definitions(chroot: boolean): Promise<string> {
  const theirs = await readFile(join(chroot ? TRIXIE : '/', THEIRS), 'utf8');
  const ours = await readFile(OURS, 'utf8');
  return `${theirs}${ours.split('\n').slice(2).join('\n')}`;
}

async function serverThatKeeps(events: CeilometerEvent[]): Promise<Server> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      events.push(...(JSON.parse(body) as CeilometerEvent[]));
      response.end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

function configuration(home: string, { url, topic }: CeilometerOptions): string {
  return `[DEFAULT]
event_pipeline_cfg_file = ${home}/event_pipeline.yaml
[event]
definitions_cfg_file = ${home}/event_definitions.yaml
[notification]
messaging_urls = ${url}
notification_control_exchanges = openstack
pipelines = event
[oslo_messaging_notifications]
topics = ${topic}
`;
}

function pipeline(port: number): string {
  return `sources:
  - { name: dashboard, events: ['dashboard.*'], sinks: [here] }
sinks:
  - { name: here, publishers: ['http://127.0.0.1:${port}/'] }
`;
}

function agentLine(home: string, chroot: boolean): [string, string[]] {
  const [command, ...args] = [
    'ceilometer-agent-notification',
    '--config-file',
    join(home, 'ceilometer.conf'),
  ] as const;
  return chroot ? inside(TRIXIE, [command, ...args]) : contained([command, ...args]);
}
