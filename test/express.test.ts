// The Express example, in this process. `test:interop` runs it, and those of other frameworks, as users do.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { recordNotifications } from '../src/testing/index.ts';

describe('the example for Express', () => {
  const servers: Server[] = [];
  let answer: readonly [number, object];
  let url: string;

  before(async () => {
    process.env['NEUTRON_URL'] = await listening(
      createServer((_request, response) => {
        response.writeHead(answer[0]).end(JSON.stringify(answer[1]));
      }),
    );
    const { app } = await import('../examples/express/app.ts');
    url = await listening(createServer(app));
  });
  after(() => {
    delete process.env['NEUTRON_URL'];
    for (const server of servers) server.close();
  });

  it('reports a create with the least body', async () => {
    answer = [201, { floatingip: { id: 'f1', floating_ip_address: '203.0.113.21' } }];
    using recorder = recordNotifications({ install: true });
    expect(await allocate()).to.equal(201);
    const [start, end] = recorder.notifications;
    expect(start?.payload.resource).to.deep.equal({ type: 'floating_ip', floating_network_id: 'n1' });
    expect(end?.payload.resource).to.deep.equal({ type: 'floating_ip', id: 'f1', name: '203.0.113.21' });
    expect(end?.payload).to.have.property('duration').that.is.greaterThan(0);
    expect(recorder.unfinished()).to.deep.equal([]);
  });

  it('reports a quota in the words of Neutron', async () => {
    const message = "Quota exceeded for resources: ['floatingip'].";
    answer = [409, { NeutronError: { type: 'OverQuota', message, detail: '' } }];
    using recorder = recordNotifications({ install: true });
    expect(await allocate()).to.equal(409);
    const [, error] = recorder.notifications;
    expect(error?.payload).to.have.property('fault').that.includes({ status_code: 409 });
    expect(error?.payload).to.have.nested.property('fault.exception_message').that.includes(message);
    expect(error?.payload.initiator).to.include({ user_name: 'alice' });
    expect(error?.payload).to.have.property('duration').that.is.greaterThan(0);
  });

  async function allocate(): Promise<number> {
    const headers = { cookie: 'session=alice', 'content-type': 'application/json' };
    const body = JSON.stringify({ floating_network_id: 'n1' });
    return (await fetch(`${url}/floating-ips`, { method: 'POST', headers, body })).status;
  }

  async function listening(server: Server): Promise<string> {
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
});
