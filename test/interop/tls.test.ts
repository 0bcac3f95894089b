import { copyFileSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { listen, type Listener } from '../../src/consumer/index.ts';
import type { Notifier, TlsOptions } from '../../src/index.ts';
import { AmqpTransport } from '../../src/utils/amqp/transport.ts';
import { OpenNotifier } from '../../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../../src/utils/options/settings.ts';
import { pem } from '../tls/pems.ts';
import { expectAccepted, expectHeard } from './expecting.ts';
import { startRabbitMq310WithTls, startRabbitMq4WithTls, type RabbitMqWithTls } from './peers/rabbitmq.ts';
import { declareQueues, queuesOf } from './queues.ts';
import { keepTelling, openOwn, tellOfVolumes, until } from './telling.ts';

const AGAIN_MS = 120_000;
const NAMES = ['ca.pem', 'server.pem', 'server.key', 'client.pem', 'client.key'];

/** Returns the certificates and keys of a folder of test/tls. */
function tlsOf(authority: '' | 'renewed/', client = authority): TlsOptions {
  return {
    ca: pem(`${authority}ca.pem`),
    cert: pem(`${client}client.pem`),
    key: pem(`${client}client.key`),
  };
}

for (const [name, listed, start] of [
  ['RabbitMQ 4', /horizon\s+EXTERNAL\s+true/, startRabbitMq4WithTls],
  // It does not list connections of AMQP 1.0. It has no user for anonymous clients.
  ['RabbitMQ 3.10', /^$/, startRabbitMq310WithTls],
] as const)
  describe(`${name} with TLS`, () => {
    let folder: string;
    let broker: RabbitMqWithTls;
    let url: string;

    const file = (name: string): string => join(folder, name);
    const put = (authority: '' | 'renewed/'): void => {
      for (const name of NAMES)
        copyFileSync(fileURLToPath(new URL(`../tls/${authority}${name}`, import.meta.url)), file(name));
    };

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'interop-tls-'));
      put('');
      broker = await start({ ca: file('ca.pem'), cert: file('server.pem'), key: file('server.key') });
      url = `amqps://localhost:${broker.tlsPort}`;
      await broker.ctl('add_user', 'horizon', 'a password that nobody uses');
      await broker.ctl('set_permissions', 'horizon', '.*', '.*', '.*');
    });
    after(async () => {
      await broker.stop();
      await rm(folder, { recursive: true });
    });

    it('knows us by our certificate (SASL EXTERNAL)', async () => {
      await declareQueues(broker, 'known');
      await using notifier = openOwn({ url, tls: tlsOf(''), topics: ['known'] });
      tellOfVolumes(notifier, 1);
      await expectAccepted(notifier, 1);
      expect(await broker.ctl('list_connections', 'user', 'auth_mechanism', 'ssl')).to.match(listed);
      expect(notifier.stats().connection.product).to.include(name);
    });

    // From the files in the environment, like a process configured by it alone.
    const notifierOfFiles = (topic: string): Notifier => {
      const settings = resolveSettings(
        { url, topics: [topic] },
        {
          NOTIFY_ABOUT_TLS_CA: file('ca.pem'),
          NOTIFY_ABOUT_TLS_CERT: file('client.pem'),
          NOTIFY_ABOUT_TLS_KEY: file('client.key'),
        },
      );
      return new OpenNotifier(settings, { isOn: true, transport: () => new AmqpTransport(settings) });
    };

    const listenerOfFiles = (topic: string, volumes: Map<string, string>): Listener =>
      listen({
        url,
        tls: () => ({
          ca: readFileSync(file('ca.pem')),
          cert: readFileSync(file('client.pem')),
          key: readFileSync(file('client.key')),
        }),
        topics: queuesOf(topic),
        handlers: {
          'dashboard.volume.*': ({ message_id, payload }) =>
            void volumes.set(message_id, String(payload.resource.id)),
        },
      });

    const errorWith = async (tls: TlsOptions): Promise<string> => {
      await using notifier = openOwn({ url, tls, onLost: () => undefined });
      const { error } = await until(
        () => notifier.stats().connection,
        (connection) => connection.error !== undefined,
      );
      return String(error);
    };

    it('is found again when the authority, its certificates and their keys are replaced', async () => {
      await declareQueues(broker, 'renewed');
      await broker.ctl('eval', 'mnesia:sync_log().');
      const volumes = new Map<string, string>();
      await using notifier = notifierOfFiles('renewed');
      await using listener = listenerOfFiles('renewed', volumes);
      const load = keepTelling(notifier);
      const untilItTakes = (): Promise<unknown> => {
        const count = load.ids.length;
        return until(() => volumes.size, (size) => size > count, AGAIN_MS); // prettier-ignore
      };
      await untilItTakes();
      await broker.kill();
      put('renewed/');
      await broker.startAgain();
      await untilItTakes();
      const ids = await load.stop();
      await expectAccepted(notifier, ids.length);
      await expectHeard(() => volumes, ids);
      expect(listener.stats()).to.deep.include({
        rejected: { unreadable: 0, invalid: 0, refused: 0, exhausted: 0 },
      });
      // The new certificates made the difference.
      expect(await errorWith(tlsOf('', 'renewed/'))).to.include('unknown authority');
      expect(await errorWith(tlsOf('renewed/', ''))).to.include('requires a client certificate it trusts');
    });
  });
