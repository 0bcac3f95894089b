import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { expect } from 'chai';
import {
  notifyAboutVolumeAction,
  openNotifier,
  type Notifier,
  type NotifierOptions,
} from '../../../../src/index.ts';
import { loadRhea } from '../../../../src/utils/amqp/connection/rhea.ts';
import { RheaServer } from '../../../../src/utils/amqp/connection/rhea-server.ts';
import { chosenFrom, mechanismsFor } from '../../../../src/utils/amqp/connection/sasl.ts';
import { parseEndpoint } from '../../../../src/utils/options/endpoint.ts';
import { pem } from '../../../tls/pems.ts';
import { until } from '../../../until.ts';

await loadRhea();

const client = { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client.key') };

interface Peer {
  readonly url: string;
  /** The clients with their mechanisms. */
  readonly came: string[];
  /** The data received. */
  readonly received: unknown[];
  readonly versions: (string | null)[];
  close(): Promise<void>;
}

/** Starts a peer over TLS with these mechanisms, in this order. */
async function startPeer(mechanisms: readonly string[], certificate = 'server'): Promise<Peer> {
  const came: string[] = [];
  const received: unknown[] = [];
  const versions: (string | null)[] = [];
  const sockets = new Set<TLSSocket>();
  const files = { cert: pem(`${certificate}.pem`), key: pem(`${certificate}.key`), ca: pem('ca.pem') };
  const server = createServer({ ...files, requestCert: true, rejectUnauthorized: false }, (socket) => {
    sockets.add(socket);
    versions.push(socket.getProtocol());
    const of = mechanisms.map((name) => [name, () => mechanism(name, socket, came)] as const);
    const options = { max_frame_size: 65_536, require_sasl: true };
    const { container } = new RheaServer(socket, 'peer', Object.fromEntries(of), options);
    for (const event of ['disconnected', 'connection_error']) container.on(event, () => undefined);
    container.on('message', ({ message }) => received.push(message));
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: urlOf(server), came, received, versions, close: () => closed(server, sockets) };
}

function urlOf(server: Server): string {
  return `amqps://localhost:${(server.address() as AddressInfo).port}`;
}

async function closed(server: Server, sockets: ReadonlySet<TLSSocket>): Promise<void> {
  for (const socket of sockets) socket.destroy(new Error('closed'));
  server.close();
  await once(server, 'close');
}

interface ServerMechanism {
  outcome?: boolean;
  start(response: Buffer | null): void;
}

/** The server side: EXTERNAL accepts clients with a certificate of our authority, the others accept everyone. */
function mechanism(name: string, socket: TLSSocket, came: string[]): ServerMechanism {
  const subject = socket.authorized ? socket.getPeerCertificate().subject.CN : undefined;
  return {
    start(response: Buffer | null) {
      came.push([name, subject, response?.toString()].join(' ').trim());
      this.outcome = name !== 'EXTERNAL' || subject !== undefined;
    },
  };
}

describe('saying who it is', () => {
  const open: { close(ms?: number): Promise<unknown> }[] = [];

  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close(0);
  });

  async function peer(mechanisms: readonly string[], certificate?: string): Promise<Peer> {
    const started = await startPeer(mechanisms, certificate);
    open.push(started);
    return started;
  }

  function telling(url: string, tls: NotifierOptions['tls']): Notifier {
    const notifier = openNotifier({ url, tls, install: false, onLost: () => undefined });
    open.push(notifier);
    notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'delete', phase: 'end' });
    return notifier;
  }

  it('is the client certificate, though the peer would take it without', async () => {
    const { url, came, received } = await peer(['ANONYMOUS', 'PLAIN', 'EXTERNAL']);
    expect(await telling(url, client).flush(5000)).to.equal(true);
    expect(came).to.deep.equal(['EXTERNAL horizon']);
    expect(received).to.have.lengthOf(1);
  });

  it('is nobody, where the peer does not take the certificate for it', async () => {
    const { url, came } = await peer(['PLAIN', 'ANONYMOUS']);
    expect(await telling(url, client).flush(5000)).to.equal(true);
    expect(came).to.deep.equal(['ANONYMOUS horizon']);
  });

  it('is the user of the URL, also with a certificate', async () => {
    const { url, came } = await peer(['EXTERNAL', 'ANONYMOUS', 'PLAIN']);
    expect(await telling(url.replace('//', '//alice:secret@'), client).flush(5000)).to.equal(true);
    expect(came).to.deep.equal(['PLAIN horizon \0alice\0secret']);
  });

  it('ends with a plain error where the peer has no mechanism of ours', async () => {
    const { url } = await peer(['PLAIN']);
    const notifier = telling(url, client);
    await until(() => notifier.stats().connection.error !== undefined);
    expect(notifier.stats().connection.error).to.equal(
      'the peer does not offer SASL EXTERNAL or ANONYMOUS, only: PLAIN',
    );
  });

  it('ends with a plain error where the certificate is refused', async () => {
    const { url } = await peer(['EXTERNAL']);
    const stranger = { ...client, cert: pem('stranger.pem'), key: pem('stranger.key') };
    const notifier = telling(url, stranger);
    await until(() => notifier.stats().connection.error !== undefined);
    expect(notifier.stats().connection.error).to.equal(
      'the peer refused the client certificate, or requires a user',
    );
  });

  for (const [certificate, error] of [
    ['expired', /certificate of localhost has expired/],
    ['other-host', /the certificate is not for localhost/],
  ] as const) {
    it(`is not told to a peer whose certificate is of the kind ${certificate}`, async () => {
      const { url, came } = await peer(['PLAIN'], certificate);
      const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        const notifier = telling(url.replace('//', '//alice:secret@'), { ca: client.ca });
        await until(() => notifier.stats().connection.error !== undefined);
        expect(notifier.stats().connection.error).to.match(error);
        expect(came).to.deep.equal([]);
      } finally {
        if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
        else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
      }
    });
  }

  it('takes no mechanism by a name that every object has', () => {
    const ours = mechanismsFor(parseEndpoint('amqps://h') ?? expect.fail('it is a URL'), client) ?? {};
    expect(() => chosenFrom(['constructor', '__proto__'], ours)).to.throw('does not offer SASL');
    expect(chosenFrom(['ANONYMOUS'], ours)).to.equal('ANONYMOUS');
    expect(mechanismsFor(parseEndpoint('amqp://h') ?? expect.fail('it is a URL'), client)).to.equal(
      undefined,
    );
  });
});
