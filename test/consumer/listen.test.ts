import { expect } from 'chai';
import rhea, { type EventContext } from 'rhea';
import { listen, type Handler, type Listener, type ListenOptions } from '../../src/consumer/index.ts';
import { notifyAboutVolumeAction, openNotifier, type Notifier } from '../../src/index.ts';
import { startBroker, type Broker } from '../../src/testing/index.ts';
import { until } from '../until.ts';

describe('listening', () => {
  const open: { close(ms?: number): Promise<unknown> }[] = [];
  let broker: Broker;
  let notifier: Notifier;

  beforeEach(async () => {
    broker = await startBroker();
    notifier = openNotifier({ url: broker.url, install: false });
    open.push(broker, notifier);
  });
  // Those who listen first: the broker would let them wait for it.
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close(0);
  });

  function hear(handlers: Record<string, Handler>, options: Partial<ListenOptions> = {}): Listener {
    const listener = listen({ url: broker.url, handlers, ...options });
    open.push(listener);
    return listener;
  }

  function tell(id: string, action: 'delete' | 'create' = 'delete'): void {
    notifyAboutVolumeAction({ notifier, userId: 'u1' }, { id }, { action, phase: 'end' });
  }

  function idsInto(heard: string[]): Handler {
    return ({ notification }) => {
      heard.push((notification['payload'] as { resource: { id: string } }).resource.id);
    };
  }

  it('hears what was told before and after it came, with the context', async () => {
    const heard: unknown[] = [];
    tell('v1');
    await notifier.flush();
    hear({
      '*': ({ notification, context }) => void heard.push(notification['event_type'], context['user_id']),
    });
    await until(() => heard.length === 2);
    tell('v2');
    await until(() => heard.length === 4);
    expect(heard.slice(2)).to.deep.equal(['dashboard.volume.delete.end', 'u1']);
  });

  it('hears which trace the request belonged to', async () => {
    const heard: unknown[] = [];
    hear({ '*': ({ trace }) => void heard.push(trace) });
    const trace = {
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      tracestate: 'a=1',
    };
    const details = { action: 'delete', phase: 'end' } as const;
    notifyAboutVolumeAction({ notifier, ...trace }, { id: 'v1' }, details);
    notifyAboutVolumeAction({ notifier, tracestate: 'a=1' }, { id: 'v2' }, details);
    await until(() => heard.length === 2);
    expect(heard).to.deep.equal([trace, undefined]);
  });

  it('calls the first handler whose glob fits, and is done with what nobody asked for', async () => {
    const [created, others]: [string[], string[]] = [[], []];
    hear({ 'dashboard.volume.create.*': idsInto(created), 'dashboard.volume.*': idsInto(others) });
    tell('v1', 'create');
    tell('v2');
    await until(() => created.length + others.length === 2);
    expect({ created, others }).to.deep.equal({ created: ['v1'], others: ['v2'] });
  });

  it('gets again what its handler failed at', async () => {
    const heard: string[] = [];
    const note = idsInto(heard);
    const fails: Handler = (received) => {
      void note(received);
      if (heard.length === 1) throw new Error('not yet');
    };
    hear({ '*': fails });
    tell('v1');
    await until(() => heard.length === 2);
    expect(heard).to.deep.equal(['v1', 'v1']);
  });

  it('says of each what became of it, though several end at once', async () => {
    const heard: string[] = [];
    const note = idsInto(heard);
    for (const id of ['v1', 'v2', 'v3', 'v4']) tell(id);
    hear({
      '*': async (received) => {
        void note(received);
        const [id, isFirst] = [heard.at(-1), heard.length <= 4];
        await until(() => heard.length >= 4);
        if (id === 'v2' && isFirst) throw new Error('not yet');
      },
    });
    await until(() => heard.length === 5);
    expect(heard.toSorted()).to.deep.equal(['v1', 'v2', 'v2', 'v3', 'v4']);
  });

  it('rejects what is no notification, and goes on', async () => {
    const heard: string[] = [];
    hear({ '*': idsInto(heard) });
    const outcome = await sendRaw(broker.port, '/queues/notifications.info', 'not a notification');
    tell('v1');
    await until(() => heard.length === 1);
    expect(outcome).to.equal('accepted');
    expect(heard).to.deep.equal(['v1']);
  });

  it('listens again after the connection was lost', async () => {
    const heard: string[] = [];
    const listener = hear({ '*': idsInto(heard) });
    await until(() => listener.connection.state === 'open');
    broker.dropConnections();
    tell('v1');
    await until(() => heard.length === 1);
    expect(listener.connection.state).to.equal('open');
  });

  it('waits for a queue that does not exist yet', async () => {
    const heard: string[] = [];
    broker.setMissing((address) => address.includes('notifications'));
    const listener = hear({ '*': idsInto(heard) });
    tell('v1');
    await until(() => notifier.stats().links['notifications.info']?.error !== undefined);
    expect(notifier.stats().links['notifications.info']).to.include({
      state: 'detached',
      error: "amqp:not-found: no queue 'notifications.info'",
      waiting: 1,
    });
    expect(listener.connection.state).to.equal('open');
    broker.setMissing(undefined);
    await until(() => heard.length === 1);
  });

  it('lets its handlers end before it closes, and takes nothing more', async () => {
    const ended: string[] = [];
    let isHeld = true;
    const listener = hear({
      '*': async (received) => {
        await until(() => !isHeld);
        void idsInto(ended)(received);
      },
    });
    tell('v1');
    await notifier.flush();
    await until(() => broker.connections === 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closing = listener.close();
    tell('v2');
    await notifier.flush();
    isHeld = false;
    await closing;
    expect(ended).to.deep.equal(['v1']);
    const later: string[] = [];
    hear({ '*': idsInto(later) });
    await until(() => later.length === 1);
    expect(later).to.deep.equal(['v2']);
  });

  it('refuses a URL that is none', () => {
    expect(() => listen({ url: 'http://mq', handlers: {} }))
      .to.throw(TypeError)
      .with.property('code', 'ERR_NOTIFIER_OPTION_INVALID');
  });
});

/** Sends a text as a stranger would, and resolves to its outcome. */
function sendRaw(port: number, address: string, body: string): Promise<string> {
  const container = rhea.create_container();
  return new Promise((resolve, reject) => {
    container.on('disconnected', reject);
    container.on(
      'sendable',
      ({ sender }: EventContext) => void sender?.send(rhea.message.encode({ body }), undefined, 0),
    );
    container.on('accepted', ({ connection }: EventContext) => {
      connection.close();
      resolve('accepted');
    });
    container.connect({ port, host: '127.0.0.1', reconnect: false }).open_sender(address);
  });
}
