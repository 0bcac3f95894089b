import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { notifyAboutVolumeAction, openNotifier } from '../../src/index.ts';
import { pem } from '../tls/pems.ts';
import { startRabbitMq4WithTls } from './peers/rabbitmq.ts';

type Rabbit = Awaited<ReturnType<typeof startRabbitMq4WithTls>>;

describe('RabbitMQ 4 with TLS', () => {
  let folder: string;
  let broker: Rabbit;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interop-tls-'));
    const copy = async (name: string): Promise<string> => {
      const to = join(folder, name);
      await copyFile(fileURLToPath(new URL(`../tls/${name}`, import.meta.url)), to);
      return to;
    };
    const files = { ca: await copy('ca.pem'), cert: await copy('server.pem'), key: await copy('server.key') };
    broker = await startRabbitMq4WithTls(files);
  });
  after(async () => {
    await broker.stop();
    await rm(folder, { recursive: true });
  });

  it('knows us by our certificate (SASL EXTERNAL)', async () => {
    await broker.ctl('add_user', 'horizon', 'a password that nobody uses');
    await broker.ctl('set_permissions', 'horizon', '.*', '.*', '.*');
    const tls = { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client.key') };
    const url = `amqps://localhost:${broker.tlsPort}`;
    const notifier = openNotifier({
      url,
      tls,
      address: () => '/exchanges/amq.fanout',
      install: false,
      onLost: () => undefined,
    });
    notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'delete', phase: 'end' });
    const users = (): Promise<string> => broker.ctl('list_connections', 'user', 'auth_mechanism', 'ssl');
    await until(async () => (await users()).includes('horizon'));
    expect(await users()).to.match(/horizon\s+EXTERNAL\s+true/);
    expect(notifier.stats().connection).to.include({ state: 'open', product: 'RabbitMQ 4.0.5' });
    await notifier.close(0);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) if (await holds()) return;
  throw new Error('it did not come');
}
