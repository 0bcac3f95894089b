import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../../scripts/generate/schemas.ts';
import { startBroker, type BrokerOptions } from '../../src/testing/index.ts';
import { pem } from '../tls/pems.ts';
import { notifyAbout, type Ended } from './command.ts';

async function doctor(
  options: BrokerOptions,
  args: readonly string[],
  url = (of: string): string => of,
): Promise<Ended> {
  await using broker = await startBroker(options);
  return await notifyAbout(['doctor', ...args], { env: { NOTIFY_ABOUT_URL: url(broker.url) } });
}

/** Returns the verdicts with their steps. */
function steps({ stdout }: Ended): string[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(/ +/).slice(0, 2).join(' '));
}

/** Examines a server that is not a broker for AMQP 1.0. */
async function doctorOf(server: Server): Promise<Ended & { readonly url: string }> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `amqp://horizon:hush@127.0.0.1:${(server.address() as AddressInfo).port}`;
  const found = await notifyAbout(['doctor'], { env: { NOTIFY_ABOUT_URL: url } });
  await new Promise((closed) => server.close(closed));
  return { ...found, url: url.replace('horizon:hush@', '') };
}

/** A server that replies to anything with the header of a version of AMQP. */
function speaking(header: string): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(Buffer.from(header, 'latin1')));
  });
}

const toTheBroker = ['ok URL', 'ok DNS', 'ok TCP', 'ok login', 'ok AMQP'];

describe('notify-about doctor', () => {
  it('finds each step in order, and tells no credentials', async () => {
    const found = await doctor({ users: { horizon: 'hush' } }, ['--topic', 'notifications,watch']);
    const topics = ['notifications', 'watch'].flatMap((topic) => [`ok ${topic}.info`, `ok ${topic}.error`]);
    expect(steps(found)).to.deep.equal([...toTheBroker, ...topics]);
    expect(found.stdout)
      .to.match(/ok +login +SASL PLAIN\n/)
      .and.to.match(/RabbitMQ 4\.0\.0, form rabbit/);
    expect(found.stdout).to.not.match(/hush|horizon/);
    expect({ code: found.code, stderr: found.stderr }).to.deep.equal({ code: 0, stderr: '' });
  });

  it('finds a password that is refused, and does not tell it', async () => {
    const found = await doctor({ users: { horizon: 'right' } }, [], (url) => url.replace('right', 'hush'));
    expect(steps(found).slice(3)).to.deep.equal(['wrong login']);
    expect(found.stderr).to.match(/^notify-about: login: SASL PLAIN: the peer refused user or password\n$/);
    expect(found.stdout).to.not.match(/hush|horizon/);
    expect(found.code).to.equal(3);
  });

  it('finds a host that there is not', async () => {
    const found = await notifyAbout(['doctor', '--url', 'amqp://broker.invalid.'], {
      env: { RES_OPTIONS: 'timeout:1 attempts:1' },
    });
    expect(steps(found)).to.deep.equal(['ok URL', 'wrong DNS']);
    expect(found.code).to.equal(3);
  });

  it('finds a certificate that is not trusted, and who signs it', async () => {
    const tls = { key: pem('server.key'), cert: pem('server.pem') };
    const distrusted = await doctor({ tls }, []);
    expect(steps(distrusted)).to.deep.equal(['ok URL', 'ok DNS', 'ok TCP', 'wrong TLS']);
    expect(distrusted.code).to.equal(3);
    const trusted = await doctor({ tls }, ['--tls-ca', path.join(root, 'test/tls/ca.pem')]);
    expect(trusted.stdout).to.match(/ok +TLS +TLSv1\.3, certificate of .* until /);
    expect(trusted.code).to.equal(0);
  });

  it('finds a broker for AMQP 0-9-1 alone, and names what to do', async () => {
    const found = await doctorOf(speaking('AMQP\0\0\x09\x01'));
    expect(steps(found)).to.deep.equal(['ok URL', 'ok DNS', 'ok TCP', 'wrong AMQP']);
    expect(found.stderr).to.equal(
      "notify-about: AMQP: the broker speaks AMQP 0-9-1 only: enable RabbitMQ's plugin rabbitmq_amqp1_0, or use RabbitMQ 4\n",
    );
    expect(found.code).to.equal(3);
  });

  it('finds a broker for AMQP 0-9 alone', async () => {
    const found = await doctorOf(speaking('AMQP\x01\x01\0\x09'));
    expect(found.stderr).to.equal(
      'notify-about: AMQP: the broker speaks AMQP 0-9 only: enable AMQP 1.0 at the broker, or use another broker\n',
    );
    expect(found.code).to.equal(3);
  });

  it('finds a server for HTTP in place of a broker', async () => {
    const found = await doctorOf(createHttpServer());
    expect(steps(found)).to.deep.equal(['ok URL', 'ok DNS', 'ok TCP', 'wrong AMQP']);
    expect(found.stderr).to.equal(
      `notify-about: AMQP: ${found.url} does not speak AMQP: check host and port, or use amqps://\n`,
    );
    expect(found.code).to.equal(3);
  });

  it('finds a queue that there is not, and names what to do', async () => {
    const found = await doctor({ missing: (address) => address.endsWith('.error') }, []);
    expect(steps(found).slice(5)).to.deep.equal(['ok notifications.info', 'wrong notifications.error']);
    expect(found.stderr).to.match(
      /^notify-about: notifications\.error: .*not-found.*; declare it, bind the queue.*\n$/,
    );
    expect(found.code).to.equal(1);
  });

  it('finds a broker that gives no credit', async () => {
    const found = await doctor({ credit: 0 }, ['--topic', 'full', '--address', '/queues/{topic}']);
    expect(found.stderr).to.match(/full\.info: \/queues\/full\.info: broker grants no credit: /);
    expect(found.code).to.equal(1);
  });

  it('makes a round trip where it is told to', async () => {
    const found = await doctor({}, ['--round-trip', 'watch', '--exchange', 'openstack']);
    expect(found.stdout).to.match(/ok +round trip +watch\.info, \d+ ms\n$/);
    expect(found.code).to.equal(0);
  });

  it('refuses a file, which is no broker', async () => {
    expect(await notifyAbout(['doctor', '--url', 'file:///tmp/a.ndjson'])).to.deep.include({
      ...{ code: 2, stdout: '' },
      stderr: 'notify-about: doctor checks brokers: set --url to amqp[s]://…\n',
    });
  });

  it('says what it cannot know', async () => {
    const found = await doctor({}, ['--exchange', 'openstack']);
    expect(found.stdout).to.match(
      /open +exchange +only --round-trip shows whether openstack routes to a queue/,
    );
    expect(found.code).to.equal(0);
  });
});
