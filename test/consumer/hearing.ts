// A broker in this process, with a notifier and listeners: a new one for each test.
import rhea, { type EventContext, type Message } from 'rhea';
import { listen, type Handler, type Listener, type ListenOptions } from '../../src/consumer/index.ts';
import { notifyAboutVolumeAction, openNotifier, type Notifier } from '../../src/index.ts';
import { startBroker, type Broker } from '../../src/testing/index.ts';

export const INFO = '/queues/notifications.info';

export interface Hearing {
  readonly broker: Broker;
  readonly notifier: Notifier;
  hear(handlers: Record<string, Handler>, options?: Partial<ListenOptions>): Listener;
  tell(id: string, action?: 'delete' | 'create'): void;
}

/** Opens them before each test, and closes them afterwards. */
export function hearing(): Hearing {
  const open: { close(ms?: number): Promise<unknown> }[] = [];
  let broker: Broker;
  let notifier: Notifier;

  beforeEach(async () => {
    broker = await startBroker();
    notifier = openNotifier({ url: broker.url, install: false });
    open.push(broker, notifier);
  });
  // Listeners first: otherwise, they would wait for the broker.
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close(0);
  });

  return {
    get broker() {
      return broker;
    },
    get notifier() {
      return notifier;
    },
    hear: (handlers, options = {}) => {
      const listener = listen({ url: broker.url, handlers, ...options });
      open.push(listener);
      return listener;
    },
    tell: (id, action = 'delete') => {
      notifyAboutVolumeAction({ notifier, userId: 'u1' }, { id }, { action, phase: 'end' });
    },
  };
}

/** Returns the resource id of a notification of this package. */
export function idOf({ payload }: { readonly payload?: unknown }): string {
  return (payload as { resource: { id: string } }).resource.id;
}

export function idsInto(heard: string[]): Handler {
  return (notification) => {
    heard.push(idOf(notification));
  };
}

/** Sends messages as another client would; resolves when each has its outcome. */
export function sendRaw({ port }: Broker, messages: readonly Message[], address = INFO): Promise<void> {
  const container = rhea.create_container();
  const waiting = [...messages].reverse();
  let settled = 0;
  return new Promise((resolve, reject) => {
    container.on('disconnected', reject);
    container.on('sendable', ({ sender }: EventContext) => {
      while (sender?.sendable() === true && waiting.length > 0)
        sender.send(rhea.message.encode(waiting.pop() ?? {}), undefined, 0);
    });
    container.on('settled', ({ connection }: EventContext) => {
      if (++settled < messages.length) return;
      connection.close();
      resolve();
    });
    container.connect({ port, host: '127.0.0.1', reconnect: false }).open_sender(address);
  });
}
