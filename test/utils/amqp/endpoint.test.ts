import { expect } from 'chai';
import fc from 'fast-check';
import { parseEndpoint, type Endpoint } from '../../../src/utils/amqp/endpoint.ts';

const plain = { tls: false, port: 5672, user: undefined, password: '', vhost: undefined };

describe('parseEndpoint', () => {
  const table: [url: string, endpoint: Partial<Endpoint>][] = [
    ['amqp://mq', { ...plain, host: 'mq', label: 'amqp://mq:5672' }],
    ['amqp://mq/', { ...plain, host: 'mq', label: 'amqp://mq:5672' }],
    ['amqp://mq:1234', { ...plain, host: 'mq', port: 1234, label: 'amqp://mq:1234' }],
    ['amqps://mq', { ...plain, host: 'mq', tls: true, port: 5671, label: 'amqps://mq:5671' }],
    ['amqps://mq:5672', { ...plain, host: 'mq', tls: true, port: 5672, label: 'amqps://mq:5672' }],
    ['AMQP://mq', { ...plain, host: 'mq', label: 'amqp://mq:5672' }],
    ['amqp://192.0.2.7', { ...plain, host: '192.0.2.7', label: 'amqp://192.0.2.7:5672' }],
    ['amqp://[2001:db8::1]:5', { ...plain, host: '2001:db8::1', port: 5, label: 'amqp://[2001:db8::1]:5' }],
    ['amqp://u:p@mq', { ...plain, host: 'mq', user: 'u', password: 'p', label: 'amqp://mq:5672' }],
    ['amqp://u@mq', { ...plain, host: 'mq', user: 'u', label: 'amqp://mq:5672' }],
    [
      'amqp://%C3%BC:p%40s%2Fs%3A@mq',
      { ...plain, host: 'mq', user: 'ü', password: 'p@s/s:', label: 'amqp://mq:5672' },
    ],
    ['amqp://mq/cloud', { ...plain, host: 'mq', vhost: 'cloud', label: 'amqp://mq:5672/cloud' }],
    ['amqp://mq/a%2Fb', { ...plain, host: 'mq', vhost: 'a/b', label: 'amqp://mq:5672/a%2Fb' }],
    ['amqp://mq/%2F', { ...plain, host: 'mq', vhost: '/', label: 'amqp://mq:5672/%2F' }],
    [
      'amqp://u:p@mq:7/v',
      { ...plain, host: 'mq', port: 7, user: 'u', password: 'p', vhost: 'v', label: 'amqp://mq:7/v' },
    ],
  ];
  for (const [url, endpoint] of table) {
    it(`takes ${url} apart`, () => {
      expect(parseEndpoint(url)).to.deep.equal(endpoint);
    });
  }

  const others = [
    '',
    'mq',
    'mq:5672',
    '//mq',
    'http://mq',
    'amqp:',
    'amqp://',
    'amqp:///v',
    'amqp:mq',
    'amqp://mq:x',
    'amqp://mq:65536',
    'amqp://mq:0',
    'amqp://u:7/p@mq',
    'amqp://mq?heartbeat=5',
    'amqp://mq/v#x',
    'amqp://u:%@mq',
    'amqp://%E0%A4%A@mq',
    'amqp://mq/%zz',
  ];
  for (const url of others) {
    it(`takes "${url}" for no broker`, () => {
      expect(parseEndpoint(url)).to.equal(undefined);
    });
  }

  it('gives back any user, password and virtual host that is percent-encoded', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((each) => each !== '.' && each !== '..');
    fc.assert(
      fc.property(text, text, text, (user, password, vhost) => {
        const [u, p, v] = [user, password, vhost].map(encodeURIComponent);
        const endpoint = parseEndpoint(`amqp://${String(u)}:${String(p)}@mq/${String(v)}`);
        expect(endpoint).to.deep.include({ user, password, vhost, host: 'mq' });
      }),
    );
  });

  it('has a label without credentials', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const label = parseEndpoint(`amqp://alice:${before}hunter2${after}@mq/v`)?.label ?? '';
        expect(label).to.not.match(/alice|hunter2/);
      }),
    );
  });
});
