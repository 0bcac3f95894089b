import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { expect } from 'chai';
import { parseEndpoint, type Endpoint } from '../../../../src/utils/options/endpoint.ts';
import { openSocket } from '../../../../src/utils/amqp/connection/socket.ts';
import { pem } from '../../../tls/pems.ts';

describe('a connection with TLS', () => {
  const defaults = { version: tls.DEFAULT_MIN_VERSION, ciphers: tls.DEFAULT_CIPHERS };
  let server: tls.Server;

  afterEach(() => {
    tls.DEFAULT_MIN_VERSION = defaults.version;
    tls.DEFAULT_CIPHERS = defaults.ciphers;
    server.close();
  });

  /** Starts a server with this maximum TLS version. */
  async function endpointWith(maxVersion: tls.SecureVersion): Promise<Endpoint> {
    const files = { cert: pem('server.pem'), key: pem('server.key') };
    server = tls.createServer({ ...files, minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (
      parseEndpoint(`amqps://localhost:${(server.address() as AddressInfo).port}`) ??
      expect.fail('it is a URL')
    );
  }

  for (const [version, works] of [
    ['TLSv1', false],
    ['TLSv1.1', false],
    ['TLSv1.2', true],
  ] as const) {
    it(`is ${works ? '' : 'not '}made with ${version}, also where Node is told to take what is old`, async () => {
      const endpoint = await endpointWith(version);
      tls.DEFAULT_MIN_VERSION = 'TLSv1';
      tls.DEFAULT_CIPHERS = 'DEFAULT@SECLEVEL=0';
      const socket = openSocket(endpoint, {
        ca: pem('ca.pem'),
        minVersion: undefined,
      });
      const outcome = await new Promise((resolve) => {
        socket.once('secureConnect', resolve).once('error', resolve);
      });
      expect(outcome === undefined).to.equal(works);
      socket.destroy();
    });
  }
});
