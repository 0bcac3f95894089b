import { expect } from 'chai';
import {
  contextFromRequest,
  notifyAboutInstanceAction,
  notifyAboutVolumeAction,
  openNotifier,
  withNotifications,
} from '../../src/index.ts';
import { recordNotifications, startBroker } from '../../src/testing/index.ts';

describe('a recorder that is installed', () => {
  it('records a handler that makes its context itself', async () => {
    using recorder = recordNotifications({ install: true });
    await launch({ headers: {}, method: 'POST' }, { user: { id: 'u1', name: 'alice' } }, 'web-1');
    expect(recorder.eventTypes()).to.deep.equal([
      'dashboard.instance.create.start',
      'dashboard.instance.create.end',
    ]);
    const [, end] = recorder.notifications;
    expect(end?.payload.resource).to.deep.equal({ type: 'instance', id: 'i1' });
    expect(end?.payload.initiator).to.include({ user_name: 'alice' });
    expect(end?.payload).to.have.property('duration').that.is.a('number');
  });

  it('is used until its `using` ends, or `await using`, or it is closed', async () => {
    const recorders = [];
    {
      using recorder = recordNotifications({ install: true });
      recorders.push(recorder);
      tell();
    }
    tell();
    {
      await using recorder = recordNotifications({ install: true });
      recorders.push(recorder);
      tell();
    }
    tell();
    const recorder = recordNotifications({ install: true });
    recorders.push(recorder);
    tell();
    expect(await recorder.close()).to.equal(true);
    tell();
    for (const each of recorders) {
      expect(each.eventTypes()).to.deep.equal(['dashboard.volume.delete.end']);
      expect(each.lost).to.deep.equal([]);
      expect(each.stats()).to.include({ emitted: 1, accepted: 1, pending: 0 });
    }
  });

  it('is restored when one that was installed later is closed, in whatever order', async () => {
    const outer = recordNotifications({ install: true });
    const inner = recordNotifications({ install: true });
    tell();
    await outer.close();
    tell();
    await inner.close();
    tell();
    expect([outer, inner].map(({ notifications }) => notifications.length)).to.deep.equal([0, 2]);
    using around = recordNotifications({ install: true });
    {
      using within = recordNotifications({ install: true });
      tell();
      expect(within.notifications).to.have.lengthOf(1);
    }
    tell();
    expect(around.notifications).to.have.lengthOf(1);
  });

  it('stands before a notifier that is open, which is used again after it', async () => {
    await using broker = await startBroker();
    await using notifier = openNotifier({ url: broker.url });
    {
      using recorder = recordNotifications({ install: true });
      tell();
      expect(recorder.notifications).to.have.lengthOf(1);
    }
    tell();
    await notifier.flush();
    expect(broker.received).to.have.lengthOf(1);
  });

  it('stands before a notifier that is opened meanwhile, as the server does that is tested', async () => {
    using recorder = recordNotifications({ install: true });
    await using notifier = openNotifier({ url: 'amqp://127.0.0.1:1', onLost: () => undefined });
    tell();
    expect(recorder.notifications).to.have.lengthOf(1);
    expect(notifier.stats().emitted).to.equal(0);
    await notifier.close(0);
  });

  it('leaves to a context the notifier that it carries', () => {
    const mine = recordNotifications();
    using recorder = recordNotifications({ install: true });
    notifyAboutVolumeAction(mine.context(), { id: 'v1' }, { action: 'delete', phase: 'end' });
    expect([mine, recorder].map(({ notifications }) => notifications.length)).to.deep.equal([1, 0]);
  });
});

describe('a recorder', () => {
  it('is not installed, and loses what is told after it was closed', async () => {
    const recorder = recordNotifications();
    tell();
    await recorder.close();
    notifyAboutVolumeAction(recorder.context(), { id: 'v1' }, { action: 'delete', phase: 'end' });
    expect(recorder.notifications).to.deep.equal([]);
    expect(recorder.lost.map(({ reason }) => reason)).to.deep.equal(['closed']);
  });
});

function tell(): void {
  notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });
}

// As in the README.
async function launch(request: object, token: object, name: string): Promise<{ id: string }> {
  const context = contextFromRequest(request, { token });
  return withNotifications(
    notifyAboutInstanceAction,
    context,
    (server) => server ?? { name },
    { action: 'create', parameters: { count: 1 } },
    () => Promise.resolve({ id: 'i1' }),
  );
}
