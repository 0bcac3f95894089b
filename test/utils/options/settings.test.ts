import { hostname } from 'node:os';
import { expect } from 'chai';
import fc from 'fast-check';
import { listen } from '../../../src/consumer/index.ts';
import { NotifierOptionError, openNotifier, type NotifierOptions } from '../../../src/index.ts';
import { resolveSettings, type Settings } from '../../../src/utils/options/settings.ts';
import { pem } from '../../tls/pems.ts';

const invalid = 'ERR_NOTIFIER_OPTION_INVALID';
const unknown = 'ERR_NOTIFIER_OPTION_UNKNOWN';

function settings(options: object = {}, environment: NodeJS.ProcessEnv = {}): Settings {
  return resolveSettings(options, environment);
}

function fault(options: object, environment: NodeJS.ProcessEnv = {}): NotifierOptionError {
  try {
    settings(options, environment);
  } catch (error) {
    if (error instanceof NotifierOptionError) return error;
    throw error;
  }
  return expect.fail(`nothing is wrong with ${JSON.stringify(options)}`);
}

describe('the options', () => {
  const table: Record<keyof NotifierOptions, { takes: unknown[]; refuses: unknown[] }> = {
    url: {
      takes: [
        ...['amqp://localhost', 'amqps://u:p@h:5671/v', [], ['amqp://a', 'amqps://b'], 'amqp://[::1]:5672'],
        ...['file:///tmp/a.ndjson', 'stdout:', ['stdout:']],
      ],
      refuses: [
        '',
        'localhost',
        'http://localhost',
        'file:///tmp/',
        'file://host/tmp/a',
        'file:a.ndjson',
        'stdout:x',
        ['stdout:', 'amqp://a'],
        ['file:///a', 'file:///b'],
        'amqp://',
        'amqp:localhost',
        'amqp://h?x=1',
        'amqp://h#x',
        'amqp://h:port',
        'amqp://a,amqp://b',
        'amqp://a,b:5672',
        'amqp://%@h',
        'amqp://h/%',
        7,
        null,
        {},
        [7],
        ['amqp://a', ''],
        new URL('amqp://h'),
      ],
    },
    publisherId: {
      takes: ['horizon.web-1', 'a.b.c', 'ho\nrizon.web', 'horizon.☁', 'horizon.token=abc'],
      refuses: ['', 'horizon', '.host', 'horizon.', 'horizon.\n', 'a.b\nc', 'password=a.b', 7, null, ['a.b']],
    },
    topics: { takes: [['notifications'], ['a', 'b']], refuses: [[], [''], ['a', 7], 'notifications', null] },
    exchange: { takes: ['openstack', 'a/b'], refuses: ['', 7, null, ['openstack']] },
    form: { takes: ['rabbit', 'amqp1'], refuses: ['', 'Rabbit', 'amqp', null, 1] },
    address: { takes: [String, (topic: string) => topic], refuses: ['', '/queues/x', null, {}] },
    ttl: {
      takes: [1, 86_400_000, 2 ** 32 - 1],
      refuses: [0, -1, 1.5, NaN, Infinity, 2 ** 32, '1000', null, 10n],
    },
    tls: {
      takes: [
        {},
        { ca: pem('ca.pem') },
        { ca: [pem('ca.pem'), pem('server.pem').toString()] },
        { cert: pem('client.pem'), key: 'x', passphrase: 'x', rejectUnauthorized: false },
      ],
      refuses: [
        null,
        true,
        'PEM',
        { ca: 'PEM' },
        { ca: [pem('ca.pem'), pem('server.key')] },
        { CA: pem('ca.pem') },
        { host: 'x' },
        { minVersion: 'TLSv1.1' },
        { minVersion: 3 },
      ],
    },
    allowInsecureMechs: { takes: [true, false], refuses: [0, 1, 'true', null] },
    maxPending: { takes: [1, 1e6], refuses: [0, -1, 0.5, NaN, Infinity, '1', null, 2 ** 60] },
    maxPendingBytes: { takes: [1, 2 ** 32], refuses: [0, -1, 0.5, NaN, Infinity, '1', null] },
    rotateBytes: { takes: [1, 2 ** 40], refuses: [0, -1, 0.5, '1', null, NaN, Infinity] },
    maxMessageBytes: { takes: [1, 2 ** 24], refuses: [0, -1, 0.5, NaN, Infinity, '1', null] },
    spool: {
      takes: [{ directory: '/x' }, { directory: 'x', maxBytes: 65_536, maxAge: 1, syncInterval: Infinity }],
      refuses: [
        null,
        '/x',
        {},
        { directory: '' },
        { directory: undefined },
        { directory: '/x', maxBytes: 1000 },
        { directory: '/x', size: 1 },
      ],
    },
    optOut: { takes: [[], ['*'], ['a', 'b.*']], refuses: ['*', [''], [7], [null], null, {}] },
    onLost: { takes: [() => undefined], refuses: [null, 'log', {}] },
    traceback: { takes: [true, false], refuses: [0, 1, 'true', null] },
    install: { takes: [true, false], refuses: [0, 1, 'false', null] },
  };

  for (const [option, { takes, refuses }] of Object.entries(table)) {
    it(`take for ${option} what it takes`, () => {
      for (const value of takes) settings({ [option]: value });
      settings({ [option]: undefined });
    });

    it(`refuse for ${option} what it does not take, and say which, what and why`, () => {
      for (const value of refuses) {
        const { code, option: named, message, name } = fault({ [option]: value });
        expect(name).to.equal('NotifierOptionError');
        expect(named).to.match(new RegExp(String.raw`^${option}(\.\w+)?$`));
        // Only a member may be unknown here.
        expect(code).to.equal(named !== option && message.includes('unknown') ? unknown : invalid);
        expect(message).to.match(new RegExp(`^${named}: got .+; expected .+`));
      }
    });
  }

  describe('for the address', () => {
    const handlers = { '*': () => undefined };
    const url = 'amqp://localhost';
    const takes = 'expected a function from a topic to an address, a non-empty text';
    const topics = ['a', 'b'];

    it('ask for that of each topic and priority, once', () => {
      const asked: string[] = [];
      settings({ topics, address: (topic: string) => `at ${String(asked.push(topic))}` });
      expect(asked).to.deep.equal(['a.info', 'a.error', 'b.info', 'b.error']);
    });

    it('refuse a function that gives none, or throws, and say for which', () => {
      const given: [unknown, string][] = [
        [undefined, 'nothing'],
        ['', "''"],
        [7, '7'],
        [Promise.resolve('x'), 'an object'],
      ];
      for (const [gives, got] of given) {
        const address = (topic: string): unknown => (topic === 'b.error' ? gives : topic);
        expect(fault({ topics, address }).message).to.equal(`address: got ${got} for b.error; ${takes}`);
      }
      const address = (): string => {
        throw new Error('no password=hunter2');
      };
      const message = `address: got an error for a.info (no password=***); ${takes}`;
      expect(fault({ topics, address })).to.include({ code: invalid, option: 'address', message });
    });

    it('are the same for those who listen', () => {
      const address = (topic: string): string => (topic === 'b' ? '' : topic);
      expect(() => listen({ url, handlers, topics, address }))
        .to.throw(NotifierOptionError, `address: got '' for b; ${takes}`)
        .with.property('code', invalid);
    });
  });

  it('say which member is wrong, and what it takes', () => {
    const directory = '/x';
    expect(fault({ spool: { dir: directory } as never }).message).to.match(/^spool: got an object/);
    expect(fault({ spool: { directory, dir: directory } as never }).message).to.match(
      /^spool\.dir: got an unknown option; expected one of directory, maxBytes, maxAge, syncInterval$/,
    );
    expect(fault({ spool: { directory, maxBytes: 1000 } }).message).to.equal(
      'spool.maxBytes: got 1000; expected a whole number of bytes, at least 65536',
    );
  });

  it('say what is none, and what is no object at all', () => {
    expect(fault({ topics: [] }).message).to.match(/^topics: got an empty array;/);
    expect(fault({ topics: null }).message).to.match(/^topics: got null;/);
    for (const options of [null, 'amqp://localhost', 7]) {
      expect(() => openNotifier(options as never))
        .to.throw(
          NotifierOptionError,
          /^options: got (null|a string|a number); expected an object with any of url,/,
        )
        .with.property('code', invalid);
      expect(() => listen(options as never)).to.throw(NotifierOptionError, /handlers/);
    }
  });

  it('show nothing of a key, also where a certificate should be', () => {
    for (const name of ['ca', 'cert', 'passphrase'] as const) {
      const value = name === 'passphrase' ? (4711 as never) : pem('server.key');
      const { message } = fault({ tls: { [name]: value } });
      expect(message).to.match(new RegExp(`^tls.${name}: got a value that is not shown; expected`));
    }
  });

  it('refuse one that does not exist, and say which there are', () => {
    for (const option of ['uri', 'URL', '__proto__x', 'constructor', 'toString']) {
      const { code, option: named, message } = fault({ [option]: 1 });
      expect({ code, named }).to.deep.equal({ code: unknown, named: option });
      for (const known of Object.keys(table)) expect(message).to.include(known);
    }
  });

  it('have defaults', () => {
    const { optsOut, clock, ...rest } = settings();
    expect(rest).to.deep.equal({
      endpoints: [],
      publisherId: `horizon.${hostname()}`,
      topics: ['notifications'],
      maxAge: Infinity,
      spool: undefined,
      tls: {},
      maxPending: 100_000,
      maxPendingBytes: 64 * 1024 * 1024,
      maxMessageBytes: 1024 * 1024,
      traceback: false,
      install: true,
    });
    expect(optsOut('dashboard.volume.create.start')).to.equal(false);
    expect(clock.now()).to.be.closeTo(Date.now(), 1000);
  });

  it('keep their order, and are not the lists that were given', () => {
    const topics = ['a', 'b'];
    const {
      endpoints,
      topics: kept,
      optsOut,
    } = settings({ url: ['amqp://x', 'amqps://y'], topics, optOut: ['*.start'] });
    topics.push('c');
    expect(endpoints.map(({ label }) => label)).to.deep.equal(['amqp://x:5672', 'amqps://y:5671']);
    expect(kept).to.deep.equal(['a', 'b']);
    expect([optsOut('a.start'), optsOut('a.end')]).to.deep.equal([true, false]);
  });

  describe('in what they say of a mistake', () => {
    it('show a wrong value, but not a long one, nor what it holds', () => {
      expect(fault({ ttl: -5 }).message).to.include('got -5;');
      expect(fault({ form: 'kafka' }).message).to.include("got 'kafka'; expected 'rabbit' or 'amqp1'");
      expect(fault({ exchange: { password: 'hunter2' } }).message).to.include('got an object;');
      expect(fault({ topics: [{ password: 'hunter2' }] }).message).to.include('got an array;');
      expect(fault({ form: 'x'.repeat(10_000) }).message).to.have.lengthOf.below(200);
      expect(fault({ url: 'http://localhost:80/x' }).message).to.include('got "http://localhost:80/x";');
    });

    it('hide the credentials of a URL, whatever is wrong with it', () => {
      const wrong = [
        'http://U:P@host',
        'amqp://U:P@host?x=1',
        'amqp://U:P@host:port',
        'amqp//U:P@host',
        'U:P@host',
        'amqp:/U:P@host',
        'amqp://U:P@',
        'amqp://U:P@P@ho st',
        'amqp://U:%P@host',
        'kafka://U:P@h/@x',
        'amqp://U:P/P@host',
        'amqp://U:P?P#P@host/',
        'amqp://U:\nP@host:x',
        'amqp://P@host:x',
        'amqp://U:P',
        'rabbit://U:P@a:5672,U:P@b:5672/v',
        'amqp://U:P@a:5672,U:P@b:5672/v',
        'amqp://U:7,P@a:x',
        'amqp://U:P@999.0.0.1',
        'amqp://U:P@[fe80::1%]',
      ];
      for (const template of wrong) {
        const url = template.replaceAll('U', 'alice').replaceAll('P', 'hunter2');
        for (const value of [url, [url], ['amqp://fine', url]]) {
          expect(fault({ url: value }).message, url).to.not.include('hunter2');
        }
        expect(fault({}, { NOTIFY_ABOUT_URL: url }).message, url).to.not.include('hunter2');
      }
    });

    it('say how several brokers are written here, where they are written as for oslo', () => {
      for (const url of ['rabbit://a:1,b:2/v', 'amqp://u:p@a:1,u:p@b:2/v', 'rabbit+kombu://a:1/v']) {
        const way =
          "expected file:///<path>, stdout:, or amqp[s]://[user[:password]@]host[:port][/vhost], credentials percent-encoded, or a list of these, one a broker (oslo's rabbit://a:1,b:2/v is amqp://a:1/v and amqp://b:2/v here)";
        expect(fault({ url }))
          .to.include({ code: invalid, option: 'url' })
          .and.property('message')
          .include(way);
        const inEnvironment = fault({}, { NOTIFY_ABOUT_URL: url });
        expect(inEnvironment).to.include({ code: invalid, option: 'NOTIFY_ABOUT_URL' });
        expect(inEnvironment.message).to.include(way);
      }
      expect(fault({}, { NOTIFY_ABOUT_URL: 'rabbit://u:p@a:1,b:2/v' }).message).to.include(
        'got "rabbit://***@a:1,b:2/v";',
      );
    });

    it('hide any password before an @', () => {
      fc.assert(
        fc.property(fc.string(), fc.string(), fc.string(), (before, after, rest) => {
          const url = `http://alice:${before}hunter2${after}@${rest}`;
          expect(fault({ url }).message).to.not.include('hunter2');
        }),
      );
    });

    it('hide what looks like a secret in another option', () => {
      expect(fault({ publisherId: 'amqp://alice:hunter2@host' }).message).to.not.include('hunter2');
      expect(fault({ form: 'password=hunter2' }).message).to.not.include('hunter2');
    });
  });

  describe('with a password over clear text', () => {
    const elsewhere = [
      'rabbit.example',
      '192.0.2.1',
      '128.0.0.1',
      '[::2]',
      'localhost.example',
      '127.0.0.1.example',
    ];
    for (const host of elsewhere) {
      it(`refuse ${host}, and say what to do`, () => {
        const error = fault({ url: ['amqp://localhost', `amqp://alice:hunter2@${host}`] });
        expect(error).to.include({ code: invalid, option: 'url' });
        expect(error.message).to.include('amqps://').and.include('allowInsecureMechs: true');
        expect(error.message).to.include(`amqp://${host}:5672`).and.not.include('hunter2');
        expect(fault({ url: `amqp://alice@${host}` })).to.include({ code: invalid });
      });
    }

    it('name the variable that it came from', () => {
      const environment = { NOTIFY_ABOUT_URL: 'amqp://alice:hunter2@rabbit.example' };
      expect(fault({}, environment)).to.include({ code: invalid, option: 'NOTIFY_ABOUT_URL' });
      const allowed = { ...environment, NOTIFY_ABOUT_ALLOW_INSECURE_MECHS: 'true' };
      expect(settings({}, allowed).endpoints).to.have.lengthOf(1);
    });

    it('take this machine, TLS, nobody, and what is allowed by name', () => {
      const fine = [
        'amqp://u:p@localhost',
        'amqp://u:p@LOCALHOST',
        'amqp://u:p@127.0.0.1',
        'amqp://u:p@127.8.9.1',
      ];
      for (const url of [...fine, 'amqp://u:p@[::1]', 'amqps://u:p@rabbit.example', 'amqp://rabbit.example'])
        expect(settings({ url }).endpoints, url).to.have.lengthOf(1);
      settings({ url: 'amqp://u:p@rabbit.example', allowInsecureMechs: true });
    });

    it('are the same for those who listen', () => {
      const url = 'amqp://alice:hunter2@rabbit.example';
      expect(() => listen({ url, handlers: { '*': () => undefined } }))
        .to.throw(NotifierOptionError, fault({ url }).message)
        .with.property('code', invalid);
    });
  });

  it('refuse certificates that cannot be used, before anything is connected', () => {
    const url = 'amqps://rabbit.example';
    const wrong = [
      { cert: pem('client.pem'), key: pem('server.key') },
      { cert: pem('client.pem'), key: 'hunter2' },
    ];
    for (const tls of wrong) {
      const error = fault({ url, tls });
      expect(error).to.include({ code: invalid, option: 'tls' });
      expect(error.message).to.match(/ERR_/).and.not.include('hunter2');
      expect(() => listen({ url, tls, handlers: { '*': () => undefined } })).to.throw(error.message);
    }
    settings({ url, tls: { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client.key') } });
  });

  it('are checked when a notifier is opened', () => {
    expect(() => openNotifier({ form: 'kafka' as never, install: false }))
      .to.throw(NotifierOptionError)
      .with.property('code', invalid);
  });

  it('let one notifier at a time be installed', async () => {
    const first = openNotifier();
    expect(() => openNotifier())
      .to.throw(NotifierOptionError)
      .that.includes({ code: 'ERR_NOTIFIER_INSTALLED', option: 'install' });
    const apart = openNotifier({ install: false });
    await first.close();
    const second = openNotifier();
    expect(() => openNotifier()).to.throw(NotifierOptionError);
    await Promise.all([apart.close(), second.close()]);
  });
});
