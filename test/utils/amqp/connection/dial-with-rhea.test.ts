import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { dialWithRhea } from '../../../../src/utils/amqp/connection/dial-with-rhea.ts';
import type { DialSettings, HangUp } from '../../../../src/utils/amqp/connection/dial.ts';
import { parseEndpoint } from '../../../../src/utils/options/endpoint.ts';
import { until } from '../../../until.ts';

const settings: DialSettings = { tls: {}, form: undefined, containerId: 'test', idle: 60_000 };

describe('an attempt to connect', () => {
  const sockets: Socket[] = [];
  let server: Server;

  before(async () => {
    server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  after(() => server.close());

  function dialled(): HangUp {
    const { port } = server.address() as AddressInfo;
    const endpoint = parseEndpoint(`amqp://127.0.0.1:${port}`) ?? expect.fail('it is a URL');
    const unexpected = (): never => expect.fail('the peer says nothing');
    return dialWithRhea(endpoint, settings, { opened: unexpected, closed: unexpected });
  }

  it('that is given up before rhea is loaded opens nothing', async () => {
    await dialled()(0);
    const hangUp = dialled();
    await until(() => sockets.length > 0);
    await hangUp(0);
    expect(sockets).to.have.length(1);
  });
});
