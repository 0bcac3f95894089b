import { expect } from 'chai';
import { listen, type SubscriptionState } from '../../src/consumer/index.ts';
import { notifyAboutVolumeAction } from '../../src/index.ts';
import { until } from '../until.ts';
import { hearing, idsInto, sendRaw } from './hearing.ts';

describe('listening', () => {
  const scene = hearing();

  it('hears what was told before and after it came, with the context', async () => {
    const heard: unknown[] = [];
    scene.tell('v1');
    await scene.notifier.flush();
    scene.hear({
      '*': ({ event_type }, { context, topic }) => heard.push([event_type, context['user_id'], topic]),
    });
    await until(() => heard.length === 1);
    scene.tell('v2');
    await until(() => heard.length === 2);
    expect(heard[1]).to.deep.equal(['dashboard.volume.delete.end', 'u1', 'notifications.info']);
  });

  it('hears which trace the request belonged to', async () => {
    const heard: unknown[] = [];
    scene.hear({ '*': (_, { trace }) => heard.push(trace) });
    const trace = {
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      tracestate: 'a=1',
    };
    const details = { action: 'delete', phase: 'end' } as const;
    const { notifier } = scene;
    notifyAboutVolumeAction({ notifier, ...trace }, { id: 'v1' }, details);
    notifyAboutVolumeAction({ notifier, tracestate: 'a=1' }, { id: 'v2' }, details);
    await until(() => heard.length === 2);
    expect(heard).to.deep.equal([trace, undefined]);
  });

  it('calls the first handler whose glob fits, and accepts and counts what nobody asked for', async () => {
    const [created, others]: [string[], string[]] = [[], []];
    const about = notifyAboutVolumeAction;
    const listener = scene.hear({
      'dashboard.volume.create.*': idsInto(created),
      'dashboard.*.end': idsInto(others),
    });
    scene.tell('v1', 'create');
    about({ notifier: scene.notifier }, { id: 'v2' }, { action: 'delete', phase: 'start' });
    scene.tell('v3');
    await until(() => listener.stats().handled === 2 && listener.stats().inHand === 0);
    expect({ created, others }).to.deep.equal({ created: ['v1'], others: ['v3'] });
    expect(listener.stats()).to.include({ received: 3, ignored: 1, handled: 2, released: 0 });
  });

  it("hears other services' notifications, unchecked, in each form", async () => {
    const heard: unknown[] = [];
    const listener = scene.hear({ 'compute.instance.*': ({ payload }) => heard.push(payload) });
    const nova = (payload: unknown): object => ({ event_type: 'compute.instance.update', payload });
    const wrapped = (message: object): object => ({
      'oslo.version': '2.0',
      'oslo.message': JSON.stringify(message),
    });
    const bodies = [wrapped(nova(1)), { request: wrapped(nova({ 'nova_object.data': {} })), context: {} }];
    await sendRaw(
      scene.broker,
      [...bodies, nova('plain')].map((body) => ({ body: JSON.stringify(body) })),
    );
    await until(() => listener.stats().handled === 3);
    expect(heard).to.deep.equal([1, { 'nova_object.data': {} }, 'plain']);
  });

  it('takes what a later version of this package tells of', async () => {
    const heard: string[] = [];
    scene.hear({ '*': ({ event_type }) => heard.push(event_type) });
    const body = JSON.stringify({ event_type: 'dashboard.teapot.brew.end', payload: {} });
    await sendRaw(scene.broker, [{ body }]);
    await until(() => heard.length === 1);
    expect(heard).to.deep.equal(['dashboard.teapot.brew.end']);
  });

  it('listens again when its own address is given again', async () => {
    const heard: string[] = [];
    let isKnown = true;
    const address = (topic: string): string => {
      if (!isKnown) throw new Error('no such topic');
      return `/queues/${topic}`;
    };
    const listener = scene.hear({ '*': idsInto(heard) }, { address });
    isKnown = false;
    const link = (): SubscriptionState | undefined => listener.stats().links['notifications.info'];
    await until(() => String(link()?.error).includes('got an error for notifications.info (no such topic)'));
    expect(listener.stats().connection.state).to.equal('open');
    isKnown = true;
    await until(() => link()?.state === 'open');
    scene.tell('v1');
    await until(() => heard.length === 1);
  });

  it('listens again after the connection was lost', async () => {
    const heard: string[] = [];
    const listener = scene.hear({ '*': idsInto(heard) });
    await until(() => listener.stats().links['notifications.info']?.state === 'open');
    scene.broker.dropConnections();
    scene.tell('v1');
    await until(() => heard.length === 1);
    expect(listener.stats().connection.state).to.equal('open');
  });

  it('waits for a queue that does not exist yet, and says so', async () => {
    const heard: string[] = [];
    scene.broker.setMissing((address) => address.includes('notifications'));
    const listener = scene.hear({ '*': idsInto(heard) });
    await until(() => listener.stats().links['notifications.info']?.error !== undefined);
    expect(listener.stats().links['notifications.info']).to.include({
      address: '/queues/notifications.info',
      error: "amqp:not-found: no queue 'notifications.info'",
    });
    expect(listener.stats().connection.state).to.equal('open');
    scene.tell('v1');
    scene.broker.setMissing(undefined);
    await until(() => heard.length === 1);
    expect(listener.stats().links['notifications.info']?.state).to.equal('open');
  });
});

describe('the options of listen', () => {
  const right = { url: 'amqp://mq', handlers: { '*': () => undefined } };
  const wrong: [what: string, options: object, message: string][] = [
    ['no URL', { handlers: right.handlers }, 'url: got nothing'],
    ['an empty list of URLs', { ...right, url: [] }, 'url: got'],
    ['a URL that is none', { ...right, url: 'http://u:p@mq' }, 'url: got "http://***@mq"'],
    ['no handlers', { url: right.url }, 'handlers: got nothing'],
    ['an empty object of handlers', { ...right, handlers: {} }, 'handlers: got an object'],
    ['a handler that is no function', { ...right, handlers: { '*': 1 } }, 'handlers: got an object'],
    ['no topic', { ...right, topics: [] }, 'topics: got an empty array'],
    ['a concurrency of 0', { ...right, concurrency: 0 }, 'concurrency: got 0'],
    ['a concurrency of 1001', { ...right, concurrency: 1001 }, 'concurrency: got 1001'],
    ['half an attempt', { ...right, maxAttempts: 0.5 }, 'maxAttempts: got 0.5'],
    ['a negative window', { ...right, duplicateWindow: -1 }, 'duplicateWindow: got -1'],
    ['an order that is a text', { ...right, ordered: 'yes' }, "ordered: got 'yes'"],
    ['a callback that is none', { ...right, onRejected: 'log' }, "onRejected: got 'log'"],
  ];
  for (const [what, options, message] of wrong) {
    it(`are refused: ${what}`, () => {
      expect(() => listen(options as typeof right))
        .to.throw(TypeError, message)
        .with.property('code', 'ERR_NOTIFIER_OPTION_INVALID');
    });
  }

  it('are refused when there is no such option, and those that exist are named', () => {
    expect(() => listen({ ...right, prefetch: 1 } as typeof right))
      .to.throw(TypeError, /^prefetch: got an unknown option; expected one of url, handlers, topics/)
      .with.property('code', 'ERR_NOTIFIER_OPTION_UNKNOWN');
  });
});
