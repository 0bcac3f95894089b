import dns from 'node:dns';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect } from 'chai';
import sinon from 'sinon';
import { expectAccount } from '../../../account.ts';
import { until } from '../../../until.ts';
import { cut, expectToGoOn, expectToSay, freePort, numbered, Scene, tell, volumes } from '../scene.ts';

type Found = (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void;

describe('a broker that cannot be reached', () => {
  const scene = new Scene();

  afterEach(() => {
    sinon.restore();
  });

  it('is delivered to in order once it is there', async () => {
    const port = await freePort();
    const telling = scene.notifier({ url: `amqp://127.0.0.1:${port}` });
    tell(telling, 300);
    await expectToSay(
      telling,
      `connection refused by amqp://127.0.0.1:${port}: start the broker, or check host and port (ECONNREFUSED)`,
    );
    expectAccount(telling, { emitted: 300, accepted: 0, pending: 300 });
    const late = await scene.broker({ port });
    expect(await telling.flush(5000)).to.equal(true);
    expect(volumes(late)).to.deep.equal(numbered(300));
    await expectToGoOn(telling, late, { told: 300 });
  });

  it('is delivered to once the DNS knows its name', async () => {
    const there = await scene.broker();
    const { lookup } = dns;
    const stub = sinon.stub(dns, 'lookup').callThrough();
    const telling = scene.notifier({ url: `amqp://broker.invalid:${there.port}` });
    tell(telling, 3);
    await expectToSay(
      telling,
      'no address is known for broker.invalid: check the host in the URL, and the DNS (ENOTFOUND)',
      // On a machine without DNS.
      'the DNS does not answer for broker.invalid: check the resolver of this machine (EAI_AGAIN)',
    );
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    stub.callsFake(((_name: string, options: dns.LookupAllOptions, found: Found) => {
      lookup('127.0.0.1', options, found);
    }) as never);
    await expectToGoOn(telling, there, { told: 3 });
  });

  it('is delivered to once it no longer drops who comes', async () => {
    const there = await scene.broker();
    there.setDropping(true);
    const telling = scene.notifier({ url: there.url });
    tell(telling, 3);
    await expectToSay(telling, ...cut(there));
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    there.setDropping(false);
    await expectToGoOn(telling, there, { told: 3 });
  });

  it('is not hammered while it drops who comes', async () => {
    const there = await scene.broker();
    there.setDropping(true);
    const telling = scene.notifier({ url: there.url });
    const began = performance.now();
    await until(() => telling.stats().connection.attempts === 4);
    // Back-offs of at least 100, 200 and 400 ms.
    expect(performance.now() - began).to.be.at.least(650);
    there.setDropping(false);
    await expectToGoOn(telling, there, { told: 0 });
  });

  it('is delivered to once it speaks AMQP 1.0, not 0-9-1 alone', async () => {
    const old = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end('AMQP\0\0\x09\x01'));
    });
    await once(old.listen(0, '127.0.0.1'), 'listening');
    const { port } = old.address() as AddressInfo;
    const telling = scene.notifier({ url: `amqp://horizon:secret@127.0.0.1:${port}` });
    tell(telling, 3);
    await expectToSay(
      telling,
      "the broker speaks AMQP 0-9-1 only: enable RabbitMQ's plugin rabbitmq_amqp1_0, or use RabbitMQ 4",
    );
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    await new Promise((closed) => old.close(closed));
    const there = await scene.broker({ port, users: { horizon: 'secret' } });
    await expectToGoOn(telling, there, { told: 3 });
  });

  it('requires a login, as RabbitMQ does, when the URL has no user', async () => {
    const strict = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end('AMQP\x03\x01\0\0'));
    });
    await once(strict.listen(0, '127.0.0.1'), 'listening');
    const label = `amqp://127.0.0.1:${(strict.address() as AddressInfo).port}`;
    const telling = scene.notifier({ url: label });
    tell(telling, 1);
    await expectToSay(telling, `${label} requires a login: set user and password in the URL`);
    await new Promise((closed) => strict.close(closed));
  });

  it('is delivered to once the password is right, without being opened anew', async () => {
    const there = await scene.broker({ users: { horizon: 'new' } });
    const telling = scene.notifier({ url: `amqp://horizon:old@127.0.0.1:${there.port}` });
    tell(telling, 3);
    await expectToSay(telling, 'the peer refused user or password');
    expect(telling.stats().connection).to.include({ url: `amqp://127.0.0.1:${there.port}` });
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    there.setUsers({ horizon: 'old' });
    await expectToGoOn(telling, there, { told: 3 });
  });
});
