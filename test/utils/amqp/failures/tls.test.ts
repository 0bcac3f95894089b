import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect } from 'chai';
import { expectAccount } from '../../../account.ts';
import { pem } from '../../../tls/pems.ts';
import { cut, expectToGoOn, expectToSay, Scene, tell } from '../scene.ts';

function pair(name: string): { key: Buffer; cert: Buffer } {
  return { key: pem(`${name}.key`), cert: pem(`${name}.pem`) };
}

const ca = pem('ca.pem');

describe('a broker over TLS', () => {
  const scene = new Scene();

  it('is refused when its authority is unknown, and delivered to with tls.ca', async () => {
    const there = await scene.broker({ tls: pair('server') });
    const careful = scene.notifier({ url: there.url });
    tell(careful, 3);
    await expectToSay(
      careful,
      'the certificate of localhost is signed by an unknown authority: set tls.ca to the certificate of that authority (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
    );
    expectAccount(careful, { emitted: 3, accepted: 0, pending: 3 });
    expect(await careful.close(0)).to.equal(false);
    expectAccount(careful, { emitted: 3, accepted: 0, lost: { closed: 3 } });
    expect(there.received).to.have.lengthOf(0);
    const telling = scene.notifier({ url: there.url, tls: { ca } });
    await expectToGoOn(telling, there, { told: 0 });
  });

  for (const [certificate, words] of [
    ['expired', 'the certificate of localhost has expired: renew it at the broker (CERT_HAS_EXPIRED)'],
    [
      'other-host',
      'the certificate is not for localhost: use one of its names, in the URL or as tls.servername (ERR_TLS_CERT_ALTNAME_INVALID)',
    ],
  ] as const) {
    it(`is refused with a certificate that is ${certificate}, and delivered to with the right one`, async () => {
      const wrong = await scene.broker({ tls: pair(certificate) });
      const { port } = wrong;
      const telling = scene.notifier({ url: `amqps://localhost:${port}`, tls: { ca } });
      tell(telling, 3);
      await expectToSay(telling, words);
      expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
      expect(wrong.received).to.have.lengthOf(0);
      await wrong.close();
      const right = await scene.broker({ port, tls: pair('server') });
      await expectToGoOn(telling, right, { told: 3 });
    });
  }

  it('is delivered to under a name of its own, with tls.servername', async () => {
    const there = await scene.broker({ tls: pair('other-host') });
    const telling = scene.notifier({ url: there.url, tls: { ca, servername: 'rabbit.example' } });
    await expectToGoOn(telling, there, { told: 0 });
  });

  it('says when it wants a certificate of the client, and is delivered to with one', async () => {
    const there = await scene.broker({ tls: { ...pair('server'), ca, requestCert: true } });
    const nameless = scene.notifier({ url: there.url, tls: { ca } });
    tell(nameless, 3);
    await expectToSay(
      nameless,
      `${there.url} requires a client certificate it trusts: set tls.cert and tls.key from an authority it knows (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)`,
      // Our bytes cross its alert, and may cause a reset, which discards the alert.
      ...cut(there),
    );
    expectAccount(nameless, { emitted: 3, accepted: 0, pending: 3 });
    await nameless.close(0);
    expectAccount(nameless, { emitted: 3, accepted: 0, lost: { closed: 3 } });
    const telling = scene.notifier({ url: there.url, tls: { ca, ...pair('client') } });
    await expectToGoOn(telling, there, { told: 0 });
  });

  it('is refused with an old version of TLS only, and delivered to with a new one', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const server = createTlsServer({ ...pair('server'), ...old }).on('tlsClientError', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const telling = scene.notifier({ url: `amqps://localhost:${port}`, tls: { ca } });
    tell(telling, 3);
    await expectToSay(
      telling,
      `amqps://localhost:${port} shares no TLS version with this client: enable TLS 1.2 or 1.3 at the broker (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)`,
    );
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    await new Promise((closed) => server.close(closed));
    await expectToGoOn(telling, await scene.broker({ port, tls: pair('server') }), { told: 3 });
  });

  it('is delivered to once it speaks it', async () => {
    // RabbitMQ's response to anything but AMQP: the header of its own protocol.
    const plain = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('AMQP\0\x01\0\0'),
    );
    await once(plain.listen(0, '127.0.0.1'), 'listening');
    const { port } = plain.address() as AddressInfo;
    const telling = scene.notifier({ url: `amqps://localhost:${port}`, tls: { ca } });
    tell(telling, 3);
    await expectToSay(
      telling,
      `amqps://localhost:${port} does not speak TLS: check the port, or use amqp:// (ERR_SSL_WRONG_VERSION_NUMBER)`,
    );
    expectAccount(telling, { emitted: 3, accepted: 0, pending: 3 });
    await new Promise((closed) => plain.close(closed));
    await expectToGoOn(telling, await scene.broker({ port, tls: pair('server') }), { told: 3 });
  });
});
