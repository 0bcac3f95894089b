// A create with the API's smallest body, and one that exceeds a quota, in each of the frameworks used for dashboards.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { decodeNotification, validateNotification, type Notification } from '../../src/consumer/index.ts';
import { startBroker, type Broker } from '../../src/testing/index.ts';
import { copyExample, frameworks, installOurs, runIn, startIn, type Framework } from './peers/examples.ts';
import { freePort, type Peer } from './peers/process.ts';
import { until } from '../until.ts';

const NETWORK = '376da547-b977-4cfe-9cba-275c80debf57';
const QUOTA = "Quota exceeded for resources: ['floatingip'].";
const BUILD_MS = 180_000;

/** The commands that compile, build and start an example. */
const commands: Record<
  Framework,
  { readonly build: readonly string[][]; readonly start: readonly string[] }
> = {
  express: { build: [], start: ['tsx', 'server.ts'] },
  'fastify-trpc': { build: [['tsc']], start: ['tsx', 'server.ts'] },
  nest: { build: [['tsc']], start: ['node', 'dist/main.js'] },
  next: { build: [['next', 'build']], start: ['next', 'start'] },
};

describe('the example for', function () {
  let neutron: Server;
  let hasRoom = true;

  before(async function () {
    this.timeout(BUILD_MS);
    await installOurs();
    neutron = createServer((request, response) => {
      request.resume();
      const [status, body] = hasRoom
        ? [201, { floatingip: { id: 'f1', floating_ip_address: '203.0.113.21' } }]
        : [409, { NeutronError: { type: 'OverQuota', message: QUOTA, detail: '' } }];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await once(neutron, 'listening');
  });
  after(() => neutron.close());

  for (const name of frameworks) {
    describe(name, () => {
      let broker: Broker;
      let folder: string;
      let server: Peer;
      let taken = 0;
      let url: string;

      before(async function () {
        this.timeout(BUILD_MS);
        folder = await copyExample(name);
        for (const build of commands[name].build) await runIn(folder, build);
        broker = await startBroker();
        const port = await freePort();
        url = `http://127.0.0.1:${String(port)}`;
        server = startIn(folder, commands[name].start, {
          PORT: String(port),
          NOTIFY_ABOUT_URL: broker.url,
          NEUTRON_URL: `http://127.0.0.1:${String((neutron.address() as AddressInfo).port)}`,
          NEXT_MANUAL_SIG_HANDLE: 'true',
        });
        await server.untilPort(port, 60_000);
      });
      after(async () => {
        await server.stop();
        await broker.close();
      });

      it('reports a create with the least body', async () => {
        hasRoom = true;
        expect(await allocate('session=alice')).to.be.oneOf([200, 201]);
        const [start, end] = await received(2);
        expect(start?.event_type).to.equal('dashboard.floating_ip.allocate.start');
        expect(end?.event_type).to.equal('dashboard.floating_ip.allocate.end');
        expect(end?.payload.resource).to.deep.include({ id: 'f1', name: '203.0.113.21' });
        expectWhole(start, end);
      });

      it('reports a create that met a quota, in the words of Neutron', async () => {
        hasRoom = false;
        expect(await allocate('session=alice')).to.be.oneOf([409, 500]);
        const [start, error] = await received(2);
        expect(error?.event_type).to.equal('dashboard.floating_ip.allocate.error');
        expect(error?.payload)
          .to.have.property('fault')
          .that.includes({ status_code: 409 })
          .and.has.property('exception_message')
          .that.includes(QUOTA);
        expectWhole(start, error);
      });

      it('reports what the session refused', async () => {
        expect(await allocate('')).to.be.oneOf([401, 500]);
        const [, error] = await received(2);
        expect(error?.payload).to.have.property('fault').that.includes({ status_code: 401 });
      });

      if (name === 'next')
        it('reports a server action, too', async () => {
          hasRoom = true;
          const page = await (await fetch(url)).text();
          const [, action = ''] = /name="(\$ACTION_ID_\w+)"/.exec(page) ?? [];
          const form = new FormData();
          form.set(action, '');
          form.set('network', NETWORK);
          await fetch(url, { method: 'POST', body: form, headers: { cookie: 'session=alice', origin: url } });
          const [start, outcome] = await received(2);
          expectWhole(start, outcome);
        });

      if (name === 'next')
        it('was built with the tsconfig.json that Next.js makes', () => {
          const { compilerOptions } = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8')) as {
            compilerOptions: object;
          };
          expect(compilerOptions).to.include({ moduleResolution: 'node' });
        });

      async function allocate(cookie: string): Promise<number> {
        const at = name === 'fastify-trpc' ? '/trpc/allocateFloatingIp' : '/floating-ips';
        const headers = { 'content-type': 'application/json', cookie };
        const body = JSON.stringify({ floating_network_id: NETWORK });
        return (await fetch(url + at, { method: 'POST', headers, body })).status;
      }

      /** Returns the next notifications, the start first: an error has another topic, and may overtake it. */
      async function received(count: number): Promise<Notification[]> {
        await until(() => broker.received.length >= taken + count, 10_000);
        const messages = broker.received.slice(taken);
        taken += messages.length;
        expect(messages).to.have.lengthOf(count);
        return messages
          .map((message) => validateNotification(decodeNotification(message).notification))
          .sort(
            (one, other) => Number(other.payload.phase === 'start') - Number(one.payload.phase === 'start'),
          );
      }
    });
  }
});

/** Expects a start and its end or error of alice: one operation of one request, with a duration. */
function expectWhole(start: Notification | undefined, outcome: Notification | undefined): void {
  expect(start?.payload).to.include({ phase: 'start' });
  expect(start?.payload.resource).to.not.have.any.keys('id', 'name');
  expect(outcome?.payload.operation_id).to.equal(start?.message_id);
  expect(outcome?.payload).to.have.property('duration').greaterThan(0);
  expect(outcome?.payload.initiator).to.include({ user_name: 'alice', project_name: 'web' });
  expect(outcome?.payload.request?.id).to.match(/^req-/).and.equal(start?.payload.request?.id);
}
