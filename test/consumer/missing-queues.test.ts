// Missing queues, which are created later: not every service uses every priority.
import { expect } from 'chai';
import sinon from 'sinon';
import { until } from '../until.ts';
import { hearing, sendRaw } from './hearing.ts';

describe('a queue that is missing', () => {
  const scene = hearing();
  const warnings: string[] = [];
  const heard = ({ message }: Error): unknown => warnings.push(message);
  beforeEach(() => {
    warnings.length = 0;
    // Each kind of warning is printed once a minute, and another test may have caused it.
    const { timeOrigin } = performance;
    sinon.replace(performance, 'now', () => Date.now() - timeOrigin + 7_200_000);
    process.on('warning', heard);
  });
  afterEach(() => {
    process.off('warning', heard);
    sinon.restore();
  });

  it('is no fault while its topic has another one, and is heard as soon as it is there', async () => {
    scene.broker.setMissing((address) => address.endsWith('.audit') || address.endsWith('.debug'));
    const types: string[] = [];
    const listener = scene.hear(
      { '*': ({ event_type: type }) => types.push(type) },
      { topics: ['missing.audit', 'missing.info', 'missing.debug'] },
    );
    await until(() => listener.stats().links['missing.debug']?.error !== undefined);
    await until(() => listener.stats().links['missing.info']?.state === 'open');
    scene.broker.setMissing((address) => address.endsWith('.debug'));
    await until(() => listener.stats().links['missing.audit']?.state === 'open');
    await sendRaw(scene.broker, [{ body: '{"event_type":"late"}' }], '/queues/missing.audit');
    await until(() => types.length === 1);
    expect(warnings).to.deep.equal([]);
  });

  it('is said when its topic has none, whatever another topic has', async () => {
    scene.broker.setMissing((address) => address.includes('nowhere'));
    const listener = scene.hear(
      { '*': () => undefined },
      { topics: ['somewhere.info', 'nowhere.info', 'nowhere.error'] },
    );
    await until(() => warnings.length > 0 && listener.stats().links['somewhere.info']?.state === 'open');
    expect(warnings[0]).to.match(/^notify-about: the broker refuses \/queues\/nowhere\.\w+: amqp:not-found/);
  });
});
