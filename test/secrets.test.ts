// Whatever a handler passes in, and wherever there is a secret in it: only an allow-list leaves the process.
import { format, inspect } from 'node:util';
import { expect } from 'chai';
import { listen } from '../src/consumer/index.ts';
import { notifyAboutVolumeAction, openNotifier, type Notifier, type RequestContext } from '../src/index.ts';
import { recordNotifications, startBroker } from '../src/testing/index.ts';
import { NotificationEncoder } from '../src/utils/amqp/sending/notification-encoder.ts';
import { OpenNotifier } from '../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../src/utils/options/settings.ts';
import { envelopeOf } from '../src/utils/notification/envelope.ts';
import { piecesOf } from '../src/utils/spool/sealed-text.ts';
import type { Transport } from '../src/utils/notifier/transport.ts';
import { pathOf, readCatalogue } from '../scripts/catalogue.ts';
import { openBench, type Bench } from './notifier.ts';
import { sampled } from './samples/index.ts';
import type { Sampled } from './samples/sample.ts';
import { pem } from './tls/pems.ts';
import { until } from './until.ts';
import { onWire } from './wire.ts';

const SECRET = 'hunter2-correct-horse';

/** Members outside every schema, in an API's response, in a form, in a context: each has a secret. */
const unknown = Object.fromEntries(
  [
    ...[
      'adminPass',
      'admin_pass',
      'password',
      'confirm_password',
      'private_key',
      'user_data',
      'secret',
      'auth_key',
    ],
    ...[
      'token',
      'blob',
      'psk',
      'encrypted_password',
      'receipt',
      'passcode',
      'access',
      'unheard_of',
      'toJSON',
    ],
  ].map((name) => [name, SECRET]),
);

/** Free text of users and services, with secrets. */
const texts = [
  `password=${SECRET}`,
  `{"auth":{"password":"${SECRET}"}}`,
  `see https://alice:${SECRET}@cloud.example/v3`,
  `https://console.example/vnc_auto.html?token=${SECRET}`,
  `Authorization: Bearer ${SECRET}`,
];

/** A free-form map, nested and flat, with secrets in its keys and values. */
const freeForm = { db_password: SECRET, note: texts[2], nested: { token: SECRET, list: [texts[0]] } };

describe('no secret leaves', () => {
  const never = new Map<string, readonly string[]>();
  for (const row of readCatalogue()) never.set(`${pathOf(row)}.${row.action}`, row.never);

  for (const each of sampled) {
    it(`of ${each.path}, in any action and phase`, () => {
      for (const action of Object.keys(each.parameters)) {
        const bench = openBench();
        const names = never.get(`${each.path}.${action}`) ?? [];
        tellAll(bench, each, action, names);
        expect(bench.sent.length, `${action}: ${bench.losses[0]?.detail ?? ''}`).to.equal(3 + texts.length);
        expect(everythingOf(bench), action).to.not.include(SECRET);
      }
    });
  }

  for (const { path: of, notify, parameters } of sampled) {
    const [action] = Object.entries(parameters).find(([, asked]) => asked && 'value' in asked) ?? [];
    if (action === undefined) continue;

    it(`of ${of}, where a key says that its value is one`, () => {
      const bench = openBench();
      const context: RequestContext = { notifier: bench.notifier };
      const details = { action, phase: 'end', parameters: { value: SECRET } };
      notify(context, { id: 'x', key: 'cinder:db_password', value: SECRET }, details as never);
      expect(bench.sent).to.have.lengthOf(1);
      expect(everythingOf(bench)).to.not.include(SECRET);
    });
  }

  it('in a warning about what was lost', async () => {
    const warnings: string[] = [];
    const listener = (warning: Error): void => void warnings.push(warning.message);
    process.on('warning', listener);
    const notifier = new OpenNotifier(resolveSettings({}, {}), { isOn: true, transport: () => nowhere });
    const parameters = { new_size: SECRET } as never;
    notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'extend', phase: 'end', parameters });
    await until(() => warnings.length > 0);
    process.off('warning', listener);
    expect(warnings[0])
      .to.include('/parameters/new_size must be integer, got a string')
      .and.not.include(SECRET);
  });
});

describe('no credential shows', () => {
  const key = pem('client.key');
  const tls = { ca: pem('ca.pem'), cert: pem('client.pem'), key, passphrase: SECRET };
  const secrets = [
    SECRET,
    'BEGIN PRIVATE KEY',
    key.toString('hex').slice(0, 40),
    '45, 45, 45',
    '2d 2d 2d 2d',
  ];

  /** Returns a value in all formats that people see. */
  function shown(value: unknown): string {
    const deep = { depth: 10, showHidden: true, maxArrayLength: null, maxStringLength: null };
    return [
      inspect(value, deep),
      format('%o %O %s %j', value, value, value, value),
      JSON.stringify(value),
    ].join('\n');
  }

  function expectNone(text: string): void {
    for (const secret of secrets) expect(text).to.not.include(secret);
  }

  it('of a notifier, nor of a context that carries it; and what is shown is of use', async () => {
    const url = `amqps://horizon:${SECRET}@127.0.0.1:9`;
    const notifier = openNotifier({ url, tls, install: false, onLost: () => undefined });
    const context: RequestContext = { notifier, userId: 'u1' };
    notifyAboutVolumeAction(context, { id: 'v1' }, { action: 'delete', phase: 'end' });
    await until(() => notifier.stats().connection.error !== undefined);
    for (const value of [notifier, context, { context }, [notifier]]) expectNone(shown(value));
    const told = "emitted: 1, accepted: 0, pending: 1, lost: 0, connection: 'waiting'";
    expect(inspect(context)).to.equal(`{\n  notifier: Notifier { ${told} },\n  userId: 'u1'\n}`);
    const { notifier: asJson } = JSON.parse(JSON.stringify(context)) as { notifier: object };
    // This age increases meanwhile.
    expect({ ...asJson, oldestPending: 0 }).to.deep.equal(onWire({ ...notifier.stats(), oldestPending: 0 }));
    await notifier.close(0);
    expectNone(shown(notifier));
  });

  it('of who listens', async () => {
    const listener = listen({
      url: `amqps://horizon:${SECRET}@127.0.0.1:9`,
      tls,
      handlers: { '*': () => undefined },
    });
    await until(() => listener.stats().connection.error !== undefined);
    expectNone(shown(listener));
    await listener.close();
  });

  it('of a recorder of tests', () => {
    expect(inspect(recordNotifications())).to.match(/^Notifier \{ emitted: 0, /);
  });

  for (const [title, url] of [
    ['a URL that is none', `amqp://horizon:${SECRET}@host:port`],
    ['a password over clear text', `amqp://horizon:${SECRET}@rabbit.example`],
    ['a passphrase that fits no key', `amqps://horizon:${SECRET}@rabbit.example`],
  ]) {
    it(`in the error about ${title}`, () => {
      const wrong = {
        ca: pem('ca.pem'),
        cert: pem('client.pem'),
        key: `${key.toString()}${SECRET}`.slice(30),
      };
      for (const open of [openNotifier, listen]) {
        const error = thrownBy(() =>
          open({ url, tls: { ...wrong, passphrase: SECRET }, handlers: {} } as never),
        );
        expect(error).to.be.instanceOf(Error);
        expectNone(shown(error) + String((error as Error).stack));
      }
    });
  }

  it('in an error of TLS or SASL, nor in a warning of the process', async () => {
    const warnings: Error[] = [];
    const listener = (warning: Error): void => void warnings.push(warning);
    process.on('warning', listener);
    const broker = await startBroker({ users: { horizon: 'another' } });
    const plain = openNotifier({ url: `amqp://horizon:${SECRET}@127.0.0.1:${broker.port}`, install: false });
    const encrypted = openNotifier({
      url: `amqps://horizon:${SECRET}@127.0.0.1:${broker.port}`,
      tls,
      install: false,
    });
    const error = (of: Notifier): string | undefined => of.stats().connection.error;
    await until(() => error(plain) !== undefined && error(encrypted) !== undefined);
    await Promise.all([plain.close(0), encrypted.close(0), broker.close()]);
    process.off('warning', listener);
    expect(error(plain)).to.equal('the peer refused user or password');
    expectNone(shown([plain.stats(), encrypted.stats(), ...warnings]));
  });
});

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

const nowhere: Transport = {
  send: () => undefined,
  close: () => Promise.resolve(),
  state: () => ({ connection: { state: 'open', attempts: 1 }, links: {}, pendingBytes: 0 }),
};

/** Emits an action in each phase, with secrets wherever possible. */
function tellAll(
  bench: Bench,
  { notify, resource, parameters }: Sampled,
  action: string,
  never: readonly string[],
): void {
  const context = {
    ...unknown,
    userId: 'u1',
    path: `/project/?token=${SECRET}`,
    notifier: bench.notifier,
  } as RequestContext;
  const secrets = { ...unknown, ...Object.fromEntries(never.map((name) => [name, SECRET])) };
  const asked = { ...withSecrets(parameters[action] ?? {}), ...secrets };
  const tell = (details: object): void => {
    notify(context, { ...withSecrets(resource), ...secrets }, {
      action,
      parameters: asked,
      ...details,
    } as never);
  };
  tell({ phase: 'start' });
  tell({ phase: 'end' });
  tell({ phase: 'error', error: Object.assign(new Error(texts[0]), { config: freeForm, ...unknown }) });
  for (const text of texts) tell({ phase: 'error', error: text });
}

/** Adds secrets in free-form maps, in descriptions, and one level below. */
function withSecrets(object: object): object {
  const members = Object.entries(object).map(([name, value]: [string, unknown]) => {
    if (name === 'metadata' || name === 'properties' || name === 'updated')
      return [name, { note: texts[2], db_password: SECRET }];
    if (name === 'scheduler_hints') return [name, freeForm];
    if (name === 'description' || name.endsWith('_url')) return [name, texts[2]];
    return [
      name,
      value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value, ...unknown } : value,
    ];
  });
  return Object.fromEntries(members) as object;
}

/** Returns everything that leaves the process, is kept, or is shown. */
function everythingOf({ notifier, sent, losses }: Bench): string {
  const forms = ['rabbit', 'amqp1'] as const;
  const messages = sent.flatMap(({ encoded }) =>
    forms.map((form) => new NotificationEncoder(form, undefined).encode(encoded).toString('latin1')),
  );
  return [
    ...messages,
    JSON.stringify(sent.map(({ encoded }) => [encoded, envelopeOf(encoded), encoded.context])),
    ...sent.flatMap(({ encoded }) => piecesOf(encoded)),
    JSON.stringify(losses),
    JSON.stringify(notifier.stats()),
  ].join('\n');
}
