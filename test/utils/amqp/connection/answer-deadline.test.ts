import { expect } from 'chai';
import sinon from 'sinon';
import { AnswerDeadline } from '../../../../src/utils/amqp/connection/answer-deadline.ts';

describe('the deadline of an answer', () => {
  let clock: sinon.SinonFakeTimers;
  let said: string[];
  let deadline: AnswerDeadline;

  beforeEach(() => {
    clock = sinon.useFakeTimers();
    said = [];
    deadline = new AnswerDeadline(10_000, (reason) => said.push(reason));
  });

  afterEach(() => {
    clock.restore();
  });

  it('says once that there was none', () => {
    deadline.start();
    clock.tick(9999);
    expect(said).to.deep.equal([]);
    clock.tick(20_000);
    expect(said).to.deep.equal(['the broker did not answer for 10 s']);
  });

  it('begins anew with another question', () => {
    deadline.start();
    clock.tick(9999);
    deadline.start();
    clock.tick(9999);
    expect(said).to.deep.equal([]);
  });

  it('is silent after the answer', () => {
    deadline.start();
    deadline.stop();
    clock.tick(20_000);
    expect(said).to.deep.equal([]);
  });
});
