import { expect } from 'chai';
import fc from 'fast-check';
import { parseEndpoint, type Endpoint } from '../../../src/utils/options/endpoint.ts';

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

  const hosts: [written: string, host: string, label?: string][] = [
    ['ho%61st', 'hoast'],
    ['l%6fcalhost', 'localhost'],
    ['MQ.Example', 'mq.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['b%C3%BCcher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['rabbit_mq', 'rabbit_mq'],
    ['mq.example.', 'mq.example.'],
    ['rabbit.1', 'rabbit.1'],
    ['Rabbit.1.2', 'rabbit.1.2'],
    ['127.1', '127.0.0.1'],
    ['0x7f.0.0.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['0300.0.2.7', '192.0.2.7'],
    ['１９２.0.2.7', '192.0.2.7'],
    ['192.0.2.7.', '192.0.2.7'],
    ['[0:0:0:0:0:0:0:1]', '::1', '[::1]'],
    ['[2001:DB8::1]', '2001:db8::1', '[2001:db8::1]'],
    ['[::ffff:192.0.2.7]', '::ffff:c000:207', '[::ffff:c000:207]'],
    ['[fe80::1%25eth0]', 'fe80::1%eth0', '[fe80::1%25eth0]'],
    ['[fe80::1%eth0]', 'fe80::1%eth0', '[fe80::1%25eth0]'],
    ['[FE80::1%25br-ex.100]', 'fe80::1%br-ex.100', '[fe80::1%25br-ex.100]'],
    ['[fe80::1%2511]', 'fe80::1%11', '[fe80::1%2511]'],
    ['[fe80::1%25a%3Ab]', 'fe80::1%a:b', '[fe80::1%25a%3Ab]'],
  ];
  for (const [written, host, label = host] of hosts) {
    it(`takes the host ${written} for ${host}`, () => {
      expect(parseEndpoint(`amqp://${written}`)).to.deep.equal({
        ...plain,
        host,
        label: `amqp://${label}:5672`,
      });
      expect(parseEndpoint(`amqps://al%69ce:p%25s@${written}:7/v`)).to.deep.equal({
        ...{ host, port: 7, tls: true, user: 'alice', password: 'p%s', vhost: 'v' },
        label: `amqps://${label}:7/v`,
      });
    });
  }

  const others = [
    '',
    'amqp://999.0.0.1',
    'amqp://1.2.3.4.5',
    'amqp://4294967296',
    'amqp://a%2Fb',
    'amqp://a%40b',
    'amqp://a%3A5672',
    'amqp://a%20b',
    'amqp://a%00b',
    'amqp://%FF',
    'amqp://xn--a',
    'amqp://a%2Cb',
    'amqp://a,b',
    'amqp://a:1,b:2/v',
    'amqp://u:p@a:1,u:p@b:2/v',
    'amqp://u:p@a,@b',
    'amqp://.',
    'amqp://a..b',
    'amqp://.a',
    'amqp://[fe80::1%]',
    'amqp://[fe80::1%25e th]',
    'amqp://[fe80::1%25e%zz]',
    'amqp://[fe80::g%25eth0]',
    'amqp://[192.0.2.7%25eth0]',
    'amqp://192.0.2.7%25eth0',
    'amqp://fe80::1',
    'amqp://%5B::1%5D',
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
