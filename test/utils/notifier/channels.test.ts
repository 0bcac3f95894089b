import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect } from 'chai';
import { notifyAboutVolumeAction, openNotifier, type DiagnosticsMessages } from '../../../src/index.ts';
import { startBroker } from '../../../src/testing/index.ts';
import * as channels from '../../../src/utils/notifier/channels.ts';
import { openBench } from '../../notifier.ts';
import { until } from '../../until.ts';

const eventType = 'dashboard.volume.delete.end';
const details = { action: 'delete', phase: 'end' } as const;

describe('the diagnostics channels', () => {
  const subscribed: [name: string, listener: (message: unknown) => void][] = [];

  afterEach(() => {
    for (const each of subscribed.splice(0)) unsubscribe(...each);
  });

  /** Collects the messages of a channel from now on. */
  function messagesOf<Name extends keyof DiagnosticsMessages>(name: Name): DiagnosticsMessages[Name][] {
    const messages: DiagnosticsMessages[Name][] = [];
    listenTo(name, (message) => messages.push(message as DiagnosticsMessages[Name]));
    return messages;
  }

  function listenTo(name: keyof DiagnosticsMessages, listener: (message: unknown) => void): void {
    subscribe(name, listener);
    subscribed.push([name, listener]);
  }

  it('say what was told, and what became of it', () => {
    const [told, accepted, lost] = [
      messagesOf('notify-about:emitted'),
      messagesOf('notify-about:accepted'),
      messagesOf('notify-about:lost'),
    ];
    const { notifier, sent, losses } = openBench();
    for (const id of ['v1', 'v2']) notifyAboutVolumeAction({ notifier }, { id }, details);
    expect({ told, accepted, lost }).to.deep.equal({
      told: [{ eventType }, { eventType }],
      accepted: [],
      lost: [],
    });
    sent[0]?.receipt.accept();
    sent[1]?.receipt.lose('rejected', 'no');
    expect(accepted).to.deep.equal([{ eventType }]);
    expect(lost).to.deep.equal([{ reason: 'rejected', detail: 'no', eventType }]);
    expect(lost).to.deep.equal(losses);
  });

  it('find the figures up to date', () => {
    const seen: unknown[] = [];
    const { notifier, sent } = openBench();
    const note = (): void => void seen.push([notifier.stats().emitted, notifier.stats().accepted]);
    listenTo('notify-about:emitted', note);
    listenTo('notify-about:accepted', note);
    notifyAboutVolumeAction({ notifier }, { id: 'v1' }, details);
    sent[0]?.receipt.accept();
    expect(seen).to.deep.equal([
      [1, 0],
      [1, 1],
    ]);
  });

  it('say when a connection is open and when it is gone, without credentials', async () => {
    const [connected, disconnected] = [
      messagesOf('notify-about:connected'),
      messagesOf('notify-about:disconnected'),
    ];
    await using broker = await startBroker({ users: { horizon: 'hunter2' }, version: '4.0.5' });
    const url = `amqp://127.0.0.1:${broker.port}`;
    const notifier = openNotifier({ url: broker.url, install: false });
    await until(() => connected.length === 1);
    broker.dropConnections();
    await until(() => connected.length === 2);
    await notifier.close(1000);
    expect(connected).to.deep.equal([1, 2].map(() => ({ url, product: 'RabbitMQ 4.0.5' })));
    expect(disconnected).to.have.lengthOf(2);
    expect(disconnected[0]).to.include({ url }).and.to.have.property('error').that.is.a('string');
    expect(disconnected[1]).to.deep.equal({ url });
  });

  it('say nothing of an attempt that failed: it ended no connection', async () => {
    const disconnected = messagesOf('notify-about:disconnected');
    const notifier = openNotifier({ url: 'amqp://127.0.0.1:1', install: false });
    await until(() => notifier.stats().connection.error !== undefined);
    await notifier.close(0);
    expect(disconnected).to.deep.equal([]);
  });

  it('keep what a subscriber throws from the caller', async () => {
    const { notifier } = openBench();
    // mocha listens for uncaught exceptions, and this one is expected.
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
    listenTo('notify-about:emitted', () => {
      throw new RangeError('a mistake');
    });
    notifyAboutVolumeAction({ notifier }, { id: 'v1' }, details);
    expect(await uncaught).to.be.instanceOf(RangeError);
    for (const listener of listeners) process.on('uncaughtException', listener);
    expect(notifier.stats()).to.include({ emitted: 1, pending: 1 });
  });

  it('are asked for a message only while somebody listens', () => {
    expect(Object.values(channels).some(({ hasSubscribers }) => hasSubscribers)).to.equal(false);
    messagesOf('notify-about:lost');
    expect(channels.lost.hasSubscribers).to.equal(true);
  });
});
