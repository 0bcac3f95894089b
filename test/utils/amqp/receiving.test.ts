import { expect } from 'chai';
import { countFromWhereThePeerBegins, creditOf, type Receiver } from '../../../src/utils/amqp/rhea.ts';

/** A receiver as rhea has it when its link was just agreed to. */
function receiver(initial_delivery_count: number | undefined): Receiver & { delivery_count: number } {
  return { remote: { attach: { initial_delivery_count } }, delivery_count: 0, credit: 0 } as never;
}

describe('the count of what a link received', () => {
  it('begins where the peer begins, and goes around as the sequence numbers of RFC 1982 do', () => {
    const link = receiver(2 ** 32 - 2);
    countFromWhereThePeerBegins(link);
    const counts = [1, 2, 3].map(() => {
      link.delivery_count++;
      return creditOf(link).written;
    });
    expect(counts).to.deep.equal([2 ** 32 - 1, 0, 1]);
  });

  it('begins at 0 when the peer does not say', () => {
    const link = receiver(undefined);
    countFromWhereThePeerBegins(link);
    expect(creditOf(link).written).to.equal(0);
  });
});
