import { expect } from 'chai';
import sinon from 'sinon';
import { Attachment } from '../../../../src/utils/amqp/connection/attachment.ts';

describe('Attachment', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    clock.restore();
  });

  function refused(attachment: Attachment, address?: string): sinon.SinonSpy {
    const again = sinon.spy();
    attachment.refused(new Error('amqp:not-found'), address, again);
    return again;
  }

  it('goes from detached to open, and keeps its address when the connection is gone', () => {
    const attachment = new Attachment();
    expect(attachment.state).to.deep.equal({ state: 'detached' });
    attachment.attaching('/queues/q');
    expect(attachment.state).to.deep.equal({ state: 'attaching', address: '/queues/q' });
    attachment.opened('/queues/q');
    expect(attachment.state).to.deep.equal({ state: 'open', address: '/queues/q' });
    attachment.disconnected();
    expect(attachment.state).to.deep.equal({ state: 'detached', address: '/queues/q' });
  });

  it('says why it was refused until it is open, and tries again once', () => {
    const attachment = new Attachment();
    const again = refused(attachment, '/queues/q');
    const state = { state: 'detached', address: '/queues/q', error: 'amqp:not-found' };
    expect(attachment.state).to.deep.equal(state);
    expect(attachment.isPaused).to.equal(true);
    clock.tick(100);
    expect(attachment.isPaused).to.equal(false);
    attachment.attaching('/queues/q');
    expect(attachment.state).to.include({ state: 'attaching', error: 'amqp:not-found' });
    attachment.opened('/queues/q');
    expect(attachment.state).to.not.have.property('error');
    clock.tick(60_000);
    expect(again.callCount).to.equal(1);
  });

  it('has no address where the broker was not asked', () => {
    const attachment = new Attachment();
    refused(attachment);
    expect(attachment.state).to.deep.equal({ state: 'detached', error: 'amqp:not-found' });
  });

  it('waits longer after each refusal in a row, and not after it was open', () => {
    const attachment = new Attachment();
    for (let n = 0; n < 5; n++) {
      refused(attachment);
      clock.tick(30_000);
    }
    const late = refused(attachment);
    clock.tick(1_599); // at least half of 100 ms, five times doubled
    expect(late.callCount).to.equal(0);
    clock.tick(1_601);
    expect(late.callCount).to.equal(1);
    attachment.opened('/queues/q');
    const soon = refused(attachment);
    clock.tick(100);
    expect(soon.callCount).to.equal(1);
  });

  it('tries nothing again when the connection is gone', () => {
    const attachment = new Attachment();
    const again = refused(attachment);
    attachment.disconnected();
    clock.tick(60_000);
    expect(again.callCount).to.equal(0);
    expect(attachment.isPaused).to.equal(false);
  });
});
