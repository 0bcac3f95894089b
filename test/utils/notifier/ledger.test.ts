import { expect } from 'chai';
import fc from 'fast-check';
import { restoredNotification, type EncodedNotification } from '../../../src/utils/notification/envelope.ts';
import { Ledger, type PendingReceipt, type Receipt } from '../../../src/utils/notifier/ledger.ts';
import { lossReasons, type Loss } from '../../../src/utils/api/loss.ts';

const extend = 'dashboard.volume.extend.end';

function opened(): { ledger: Ledger; losses: Loss[] } {
  const losses: Loss[] = [];
  return { ledger: new Ledger((loss) => losses.push(loss)), losses };
}

/** Tests whether a promise is fulfilled by now. */
async function isFulfilled(promise: Promise<void>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ]);
}

describe('the ledger', () => {
  it('has nothing at first, and a count for every reason', () => {
    const { lost, ...counts } = opened().ledger.counts();
    expect(counts).to.deep.equal({ emitted: 0, inherited: 0, accepted: 0, pending: 0 });
    expect(Object.keys(lost)).to.have.members([...lossReasons]);
    expect(Object.values(lost)).to.deep.equal(lossReasons.map(() => 0));
  });

  it('counts what is told as pending until its receipt says what became of it', () => {
    const { ledger } = opened();
    const [first, second, third] = [ledger.begin(extend), ledger.begin(extend), ledger.begin(extend)];
    expect(ledger.counts()).to.include({ emitted: 3, accepted: 0, pending: 3 });
    first.accept();
    second.lose('rejected', 'no');
    expect(ledger.counts()).to.deep.include({ emitted: 3, accepted: 1, pending: 1 });
    expect(ledger.counts().lost).to.include({ rejected: 1, closed: 0 });
    third.lose('closed', 'no');
    expect(ledger.counts()).to.include({ emitted: 3, accepted: 1, pending: 0 });
  });

  it('tells a loss with what is known of it', () => {
    const { ledger, losses } = opened();
    ledger.begin(extend).lose('invalid', 'no id');
    ledger
      .begin(extend)
      .lose('overflow', 'too many', restoredNotification('{"a":1}', {}) as EncodedNotification);
    expect(losses).to.deep.equal([
      { reason: 'invalid', detail: 'no id', eventType: extend },
      { reason: 'overflow', detail: 'too many', eventType: extend, notification: '{"a":1}' },
    ]);
  });

  it('has counted a loss before it tells it', () => {
    const seen: number[] = [];
    const ledger: Ledger = new Ledger(() => seen.push(ledger.counts().lost.expired, ledger.counts().pending));
    ledger.begin(extend).lose('expired', 'old');
    expect(seen).to.deep.equal([1, 0]);
  });

  it('hears a receipt once', () => {
    const { ledger, losses } = opened();
    const [accepted, lost] = [ledger.begin(extend), ledger.begin(extend)];
    accepted.accept();
    accepted.lose('rejected', 'late');
    accepted.accept();
    lost.lose('released', 'first');
    lost.accept();
    lost.lose('rejected', 'second');
    expect(ledger.counts()).to.include({ emitted: 2, accepted: 1, pending: 0 });
    expect(losses.map(({ detail }) => detail)).to.deep.equal(['first']);
  });

  it('is always balanced, whatever happens in which order', () => {
    const step = fc.record({
      what: fc.constantFrom('begin', 'accept', ...lossReasons),
      which: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const { ledger, losses } = opened();
        const receipts: Receipt[] = [];
        const ends = new Map<Receipt, string>();
        for (const { what, which } of steps) {
          const receipt = receipts[which % receipts.length];
          if (what === 'begin') receipts.push(ledger.begin(extend));
          else if (receipt !== undefined) {
            if (!ends.has(receipt)) ends.set(receipt, what);
            if (what === 'accept') receipt.accept();
            else receipt.lose(what, 'why');
          }
          const { emitted, accepted, pending, lost } = ledger.counts();
          const count = (end: string): number => [...ends.values()].filter((each) => each === end).length;
          expect({ emitted, accepted, pending }).to.deep.equal({
            emitted: receipts.length,
            accepted: count('accept'),
            pending: receipts.length - ends.size,
          });
          for (const reason of lossReasons) expect(lost[reason]).to.equal(count(reason));
          expect(losses).to.have.lengthOf(ends.size - accepted);
        }
      }),
    );
  });

  describe('settled', () => {
    it('resolves at once when nothing was told', async () => {
      expect(await isFulfilled(opened().ledger.settled())).to.equal(true);
    });

    it('waits for all that was told before, and for nothing after', async () => {
      const { ledger } = opened();
      const [first, second] = [ledger.begin(extend), ledger.begin(extend)];
      const settled = ledger.settled();
      const later = ledger.begin(extend);
      first.accept();
      expect(await isFulfilled(settled)).to.equal(false);
      later.accept();
      expect(await isFulfilled(settled)).to.equal(false);
      second.lose('rejected', 'no');
      expect(await isFulfilled(settled)).to.equal(true);
    });

    it('keeps those who wait apart', async () => {
      const { ledger } = opened();
      const first = ledger.begin(extend);
      const [one, two] = [ledger.settled(), ledger.settled()];
      const second = ledger.begin(extend);
      const three = ledger.settled();
      second.accept();
      expect(await Promise.all([one, two, three].map(isFulfilled))).to.deep.equal([false, false, false]);
      first.accept();
      expect(await Promise.all([one, two, three].map(isFulfilled))).to.deep.equal([true, true, true]);
    });

    it('is the same for all who ask while nothing is told, and comes in order', async () => {
      const { ledger } = opened();
      const [receipts, waits] = [[] as PendingReceipt[], new Set<Promise<void>>()];
      for (let n = 0; n < 20_000; n++) {
        receipts.push(ledger.begin(extend));
        waits.add(ledger.settled()).add(ledger.settled());
      }
      expect(waits.size).to.equal(20_000);
      for (const receipt of receipts.reverse()) receipt.accept(); // the oldest last, which blocks all others
      await Promise.all(waits);
      expect(ledger.counts()).to.include({ emitted: 20_000, accepted: 20_000, pending: 0 });
      expect(await isFulfilled(ledger.settled())).to.equal(true);
    });

    it('waits again for what is told after all was settled', async () => {
      const { ledger } = opened();
      ledger.begin(extend).accept();
      const receipt = ledger.begin(extend);
      const settled = ledger.settled();
      expect(await isFulfilled(settled)).to.equal(false);
      receipt.accept();
      expect(await isFulfilled(settled)).to.equal(true);
    });
  });
});
