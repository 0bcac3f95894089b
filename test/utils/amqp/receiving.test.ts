import { expect } from 'chai';
import { type Receiver } from '../../../src/utils/amqp/rhea.ts';
import { countFromWhereThePeerBegins, creditOf } from '../../../src/utils/amqp/rhea-inside.ts';

/** A receiver as rhea has it when its link was just agreed to. */
function receiver(initial_delivery_count: number | undefined): Receiver & { delivery_count: number } {
  return { remote: { attach: { initial_delivery_count } }, delivery_count: 0, credit: 0 } as never;
}

describe('the count of what a link received', () => {
  it('begins where the peer begins', () => {
    const link = receiver(2 ** 32 - 2);
    countFromWhereThePeerBegins(link);
    expect(creditOf(link).written).to.equal(2 ** 32 - 2);
  });

  it('begins at 0 when the peer does not say', () => {
    const link = receiver(undefined);
    countFromWhereThePeerBegins(link);
    expect(creditOf(link).written).to.equal(0);
  });
});
