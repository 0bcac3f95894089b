import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { listen } from '../../../src/consumer/index.ts';
import { notifyAboutVolumeAction, openNotifier, type Notifier } from '../../../src/index.ts';
import { startBroker } from '../../../src/testing/index.ts';
import { resolveSettings } from '../../../src/utils/options/settings.ts';
import { AmqpTransport } from '../../../src/utils/amqp/transport.ts';
import { OpenNotifier } from '../../../src/utils/notifier/notifier.ts';
import { pem } from '../../tls/pems.ts';
import { until } from '../../until.ts';

const tell = (notifier: Notifier, id: string): void => {
  notifyAboutVolumeAction({ notifier }, { id }, { action: 'delete', phase: 'end' });
};

describe('what says where the brokers are', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'brokers-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const put = (name: string, as: string): string => {
    copyFileSync(fileURLToPath(new URL(`../../tls/${name}`, import.meta.url)), path.join(folder, as));
    return path.join(folder, as);
  };

  function openWith(environment: NodeJS.ProcessEnv): OpenNotifier {
    const settings = resolveSettings({ onLost: () => undefined }, environment);
    return new OpenNotifier(settings, { isOn: true, transport: () => new AmqpTransport(settings) });
  }

  it('is read again before each attempt: an authority and a certificate that are replaced', async () => {
    const [ca, cert, key] = [put('client.pem', 'ca'), put('client.pem', 'cert'), put('client.key', 'key')];
    await using broker = await startBroker({
      tls: { key: pem('server.key'), cert: pem('server.pem'), ca: pem('ca.pem') },
    });
    const notifier = openWith({
      NOTIFY_ABOUT_URL: broker.url,
      NOTIFY_ABOUT_TLS_CA: ca,
      NOTIFY_ABOUT_TLS_CERT: cert,
      NOTIFY_ABOUT_TLS_KEY: key,
    });
    tell(notifier, 'v1');
    await until(() => notifier.stats().connection.error?.includes('unknown authority') === true);
    put('ca.pem', 'ca');
    expect(await notifier.flush()).to.equal(true);
    rmSync(key);
    broker.dropConnections();
    tell(notifier, 'v2');
    await until(() => notifier.stats().connection.error?.includes('NOTIFY_ABOUT_TLS_KEY') === true);
    expect(notifier.stats()).to.include({ pending: 1 });
    put('client.key', 'key');
    expect(await notifier.flush()).to.equal(true);
    expect(await notifier.close()).to.equal(true);
  });

  it('is the file that NOTIFY_ABOUT_URL_FILE names, a password in it too', async () => {
    await using broker = await startBroker({ users: { horizon: 'second' } });
    const file = path.join(folder, 'url');
    const url = (password: string): string =>
      broker.url.replace(/\/\/.*@/, '//').replace('//', `//horizon:${password}@`);
    writeFileSync(file, `${url('first')}\n`);
    const notifier = openWith({ NOTIFY_ABOUT_URL_FILE: file });
    tell(notifier, 'v1');
    await until(() => notifier.stats().connection.error?.includes('user or password') === true);
    writeFileSync(file, '');
    await until(() => notifier.stats().connection.error?.includes('URL_FILE') === true);
    writeFileSync(file, `${url('second')}\n`);
    expect(await notifier.flush()).to.equal(true);
    expect(JSON.stringify(notifier.stats())).to.not.include('second');
    await notifier.close();
  });

  it('is refused at once when the file is not there, or a variable says the same', () => {
    const none = { NOTIFY_ABOUT_URL_FILE: path.join(folder, 'none') };
    expect(() => resolveSettings({}, none)).to.throw(
      'NOTIFY_ABOUT_URL_FILE: got a path that cannot be read (ENOENT)',
    );
    const both = { NOTIFY_ABOUT_URL_FILE: put('ca.pem', 'x'), NOTIFY_ABOUT_URL: 'amqp://localhost' };
    expect(() => resolveSettings({}, both)).to.throw('NOTIFY_ABOUT_URL_FILE');
  });

  for (const [kind, later] of [
    ['a function', <T>(value: T): T => value],
    ['a function of a promise', <T>(value: T): Promise<T> => Promise.resolve(value)],
  ] as const)
    it(`may be ${kind}, whose failure passes`, async () => {
      await using broker = await startBroker({ tls: { key: pem('server.key'), cert: pem('server.pem') } });
      let asked = 0;
      const notifier = openNotifier({
        url: () => {
          if (++asked === 1) throw new Error('no hunter2');
          return later(asked === 2 ? 'http://hunter2@x' : broker.url);
        },
        tls: () => later({ ca: pem('ca.pem') }),
        install: false,
      });
      tell(notifier, 'v1');
      const errors = new Set<unknown>();
      await until(() => {
        errors.add(notifier.stats().connection.error);
        return notifier.stats().accepted === 1;
      });
      expect([...errors].join())
        .to.include('failed')
        .and.not.include('hunter2');
      expect(notifier.stats()).to.include({ emitted: 1, accepted: 1 });
      await notifier.close();
    });

  it('may be a function for a listener too', async () => {
    await using broker = await startBroker();
    const listener = listen({ url: () => Promise.resolve(broker.url), handlers: { '*': () => undefined } });
    await until(() => listener.stats().connection.state === 'open');
    await listener.close();
  });

  it('lets a notifier close that waits for an answer', async () => {
    const notifier = openNotifier({
      url: () => new Promise(() => undefined),
      install: false,
      onLost: () => undefined,
    });
    tell(notifier, 'v1');
    expect(await notifier.close(10)).to.equal(false);
    expect(notifier.stats()).to.include({ emitted: 1, pending: 0 });
  });
});
