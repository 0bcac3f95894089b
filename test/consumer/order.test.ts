import { expect } from 'chai';
import { until } from '../until.ts';
import { hearing, idOf } from './hearing.ts';

describe('how many handlers run', () => {
  const scene = hearing();

  it('is at most the concurrency, which is used', async () => {
    let [running, most] = [0, 0];
    const listener = scene.hear(
      {
        '*': async () => {
          most = Math.max(most, ++running);
          await new Promise((resolve) => setTimeout(resolve, 2));
          running--;
        },
      },
      { concurrency: 3 },
    );
    for (let n = 0; n < 60; n++) scene.tell(`v${n}`);
    await until(() => listener.stats().handled === 60);
    expect(most).to.equal(3);
  });
});

describe('handlers in order', () => {
  const scene = hearing();

  it('run one after the other for one resource, and beside those of others', async () => {
    const heard: string[] = [];
    let isHeld = true;
    const listener = scene.hear(
      {
        '*': async (notification) => {
          const { event_type } = notification;
          const id = idOf(notification);
          if (id === 'slow') await until(() => !isHeld);
          heard.push(`${id} ${event_type.split('.')[2]}`);
        },
      },
      { ordered: true, concurrency: 4 },
    );
    scene.tell('slow', 'create');
    for (let n = 0; n < 10; n++) scene.tell('slow');
    for (const id of ['v1', 'v2']) scene.tell(id, 'create');
    for (const id of ['v1', 'v2']) scene.tell(id);
    await until(() => heard.length === 4);
    expect(heard.filter((each) => each.startsWith('v1'))).to.deep.equal(['v1 create', 'v1 delete']);
    isHeld = false;
    await until(() => listener.stats().handled === 15);
    expect(heard[4]).to.equal('slow create');
  });

  it('run again for what failed, before what came after it', async () => {
    const heard: string[] = [];
    const listener = scene.hear(
      {
        '*': ({ event_type }, { attempt }) => {
          heard.push(event_type);
          if (event_type.includes('create') && attempt < 3) throw new Error('not yet');
        },
      },
      { ordered: true },
    );
    scene.tell('v1', 'create');
    scene.tell('v1');
    await until(() => listener.stats().handled === 2);
    const [create, remove] = ['dashboard.volume.create.end', 'dashboard.volume.delete.end'];
    expect(heard).to.deep.equal([create, create, create, remove]);
    expect(listener.stats()).to.include({ received: 2, released: 0, failures: 2 });
  });
});
