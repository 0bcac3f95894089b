import { expect } from 'chai';
import { FrameReader } from '../../../../src/utils/amqp/codec/frame-reader.ts';
import { reasonOf } from '../../../../src/utils/amqp/connection/connect-errors.ts';
import { parseEndpoint } from '../../../../src/utils/options/endpoint.ts';
import { header } from '../frames.ts';

/** Returns the reason of a connection that ended with these bytes of the peer; `undefined` if they are allowed. */
function reasonAfter(bytes: string | Buffer, url = 'amqp://rabbit.example'): string | undefined {
  const endpoint = parseEndpoint(url) ?? expect.fail(url);
  try {
    Array.from(new FrameReader().read(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes));
    return undefined;
  } catch (error) {
    return reasonOf(error, endpoint);
  }
}

describe('the reason why there is no connection', () => {
  it("is AMQP 0-9-1, and RabbitMQ's plugin the remedy", () => {
    expect(reasonAfter('AMQP\0\0\x09\x01')).to.equal(
      "the broker speaks AMQP 0-9-1 only: enable RabbitMQ's plugin rabbitmq_amqp1_0, or use RabbitMQ 4",
    );
  });

  for (const [version, bytes] of [
    ['0-8', '\x01\x01\x08\0'],
    ['0-9', '\x01\x01\0\x09'],
    ['0-10', '\x01\x01\0\x0a'],
    ['0.2.0.0', '\0\x02\0\0'],
  ]) {
    it(`is AMQP ${version}, which RabbitMQ does not send`, () => {
      expect(reasonAfter(`AMQP${bytes}`)).to.equal(
        `the broker speaks AMQP ${version} only: enable AMQP 1.0 at the broker, or use another broker`,
      );
    });
  }

  it('is a port of another protocol, or of TLS', () => {
    const response = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';
    const reason = 'rabbit.example:5672 does not speak AMQP: check host and port, or use amqps://';
    expect(reasonAfter(response)).to.equal(`amqp://${reason}`);
    expect(reasonAfter(response, 'amqps://rabbit.example')).to.equal(
      'amqps://rabbit.example:5671 does not speak AMQP: check host and port',
    );
  });

  it('is not the header of AMQP 1.0 on any of its layers', () => {
    expect(reasonAfter(header)).to.equal(undefined);
    expect(reasonAfter('AMQP\x02\x01\0\0')).to.equal(undefined);
    expect(reasonAfter('AMQP\x03\x01\0\0')).to.equal(undefined);
  });
});
