import { expect } from 'chai';
import sinon from 'sinon';
import { warn } from '../../../src/utils/runtime/warnings.ts';

describe('warnings of the process', () => {
  let clock: sinon.SinonFakeTimers;
  let emitted: sinon.SinonStub<Parameters<typeof process.emitWarning>>;

  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['performance'] });
    emitted = sinon.stub(process, 'emitWarning');
  });
  afterEach(() => {
    sinon.restore();
  });

  it('are said once a minute for each kind, with how many there were meanwhile', () => {
    for (let n = 0; n < 5; n++) warn('test: one kind', `first ${n}`);
    warn('test: another kind', 'other');
    clock.tick(60_000);
    warn('test: one kind', 'later');
    clock.tick(60_000);
    warn('test: one kind', 'last');
    expect(emitted.args.map(([message]) => message)).to.deep.equal([
      'notify-about: first 0',
      'notify-about: other',
      'notify-about: later (and 4 more before)',
      'notify-about: last',
    ]);
  });

  it('have a code, so that a process can tell them from others', () => {
    warn('test: code', 'coded');
    expect(emitted.args[0]?.[1]).to.deep.equal({ code: 'NOTIFY_ABOUT' });
  });
});
