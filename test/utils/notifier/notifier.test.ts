import { expect } from 'chai';
import fc from 'fast-check';
import sinon from 'sinon';
import { notifyAboutVolumeAction } from '../../../src/index.ts';
import { resolveSettings } from '../../../src/utils/options/settings.ts';
import type { Receipt } from '../../../src/utils/notifier/ledger.ts';
import { lossReasons, type Loss } from '../../../src/utils/api/loss.ts';
import { maskText } from '../../../src/utils/masking/masking.ts';
import { OpenNotifier } from '../../../src/utils/notifier/notifier.ts';
import type { Transport } from '../../../src/utils/notifier/transport.ts';
import { cpuTime } from '../../cpu-time.ts';
import { lostOf, openBench, type Bench } from '../../notifier.ts';

function tell({ notifier }: Bench, id: unknown = 'v1'): void {
  notifyAboutVolumeAction({ notifier }, { id }, { action: 'delete', phase: 'end' });
}

describe('a notifier', () => {
  it('hands over what is told, and counts it', () => {
    const bench = openBench();
    tell(bench);
    expect(bench.sent).to.have.lengthOf(1);
    expect(bench.notifier.stats()).to.deep.include({ emitted: 1, accepted: 0, pending: 1 });
    bench.sent[0]?.receipt.accept();
    expect(bench.notifier.stats()).to.deep.include({ emitted: 1, accepted: 1, pending: 0 });
  });

  it('says how its broker is', () => {
    const { connection, links } = openBench().notifier.stats();
    expect(connection).to.deep.equal({ state: 'open', attempts: 1 });
    expect(links).to.deep.equal({});
  });

  it('hands over nothing while it is off, and counts nothing', () => {
    const bench = openBench({}, false);
    tell(bench);
    expect(bench.sent).to.have.lengthOf(0);
    expect(bench.notifier.stats().emitted).to.equal(0);
  });

  it('looks for no secrets in what is too large', () => {
    const bench = openBench();
    const long = 'password=a '.repeat(2_000_000);
    const context = { notifier: bench.notifier };
    const refusing = cpuTime(() => {
      tell(bench, long);
      notifyAboutVolumeAction({ ...context, path: long }, { id: 'v1' }, { action: 'delete', phase: 'end' });
      notifyAboutVolumeAction(context, { id: 'v1' }, { action: long, phase: 'end' } as never);
    });
    expect(bench.notifier.stats().lost.too_large).to.equal(3);
    expect(bench.sent).to.have.length(0);
    // To search a twentieth of it takes longer than to refuse it three times.
    expect(refusing).to.be.below(20 * cpuTime(() => maskText(long.slice(0, 1_100_000))));
  });

  it('loses what is too large, before the transport sees it', () => {
    const fits = openBench();
    tell(fits, 'x'.repeat(1000));
    const bytes = fits.sent[0]?.encoded.bytes ?? 0;
    for (const [maxMessageBytes, sent] of [
      [bytes, 1],
      [bytes - 1, 0],
    ] as const) {
      const bench = openBench({ maxMessageBytes });
      tell(bench, 'x'.repeat(1000));
      expect(bench.sent).to.have.lengthOf(sent);
      expect(bench.notifier.stats().lost.too_large).to.equal(1 - sent);
    }
  });

  it('loses what is invalid, and says why and what it was', () => {
    const bench = openBench();
    tell(bench, '');
    expect(bench.sent).to.have.lengthOf(0);
    const [loss] = bench.losses;
    expect(loss).to.include({ reason: 'invalid', eventType: 'dashboard.volume.delete.end' });
    expect(loss?.detail).to.equal("/resource must have required property 'id' or 'name'");
    expect(JSON.parse(loss?.notification ?? '')).to.have.nested.property('payload.resource.type', 'volume');
  });

  it('is not disturbed by an onLost that throws or rejects', async () => {
    const emitted = sinon.stub(process, 'emitWarning');
    for (const onLost of [() => fail(), () => Promise.resolve().then(fail)] as (() => void)[]) {
      const bench = openBench({ onLost });
      tell(bench, '');
      // An unhandled rejection would fail this test.
      await new Promise((resolve) => setImmediate(resolve));
      expect(lostOf(bench)).to.equal(1);
    }
    sinon.restore();
    expect(emitted.args[0]?.[0]).to.include('onLost failed: RangeError').and.not.include('hunter2');
  });

  it('calls an onLost that asks for the figures when they are right, in a turn of its own', async () => {
    const seen: [number, number][] = [];
    const bench: Bench = openBench({
      onLost: ({ reason }: Loss) =>
        seen.push([bench.notifier.stats().lost[reason], bench.notifier.stats().pending]),
    });
    tell(bench, '');
    expect(seen).to.deep.equal([]);
    await bench.notifier.flush();
    expect(seen).to.deep.equal([[1, 0]]);
  });

  it('gives an onLost that loses something each time a turn for each, and ends all the same', async () => {
    let calls = 0;
    const bench: Bench = openBench({
      onLost: () => {
        calls++;
        tell(bench, '');
      },
    });
    tell(bench, '');
    expect(await bench.notifier.flush()).to.equal(true);
    expect(await bench.notifier.close()).to.equal(true);
    expect(calls).to.be.within(2, 5);
    expect(bench.notifier.stats()).to.include({ pending: 0, emitted: lostOf(bench) });
  });

  it('has called onLost for all that was lost when it is closed', async () => {
    const seen: string[] = [];
    const bench = openBench({ onLost: ({ reason }) => seen.push(reason) });
    tell(bench, '');
    tell(bench);
    await bench.notifier.close(0);
    expect(seen).to.deep.equal(['invalid', 'closed']);
  });

  it('is always balanced, whatever happens in which order', () => {
    const step = fc.tuple(
      fc.constantFrom('tell', 'tellWrong', 'accept', 'rejected', 'released', 'close'),
      fc.nat(),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const bench = openBench();
        let calls = 0;
        for (const [what, which] of steps) {
          const receipt = bench.sent[which % bench.sent.length]?.receipt;
          if (what.startsWith('tell')) calls++;
          if (what === 'tell') tell(bench);
          if (what === 'tellWrong') tell(bench, '');
          if (what === 'accept') receipt?.accept();
          if (what === 'rejected' || what === 'released') receipt?.lose(what, 'no');
          if (what === 'close') void bench.notifier.close(0);
          const { emitted, accepted, pending } = bench.notifier.stats();
          expect(emitted).to.equal(calls);
          expect(accepted + pending + lostOf(bench)).to.equal(emitted);
          expect(Math.min(accepted, pending)).to.be.at.least(0);
          expect(bench.losses).to.have.lengthOf(lostOf(bench));
        }
      }),
    );
    expect(Object.keys(openBench().notifier.stats().lost)).to.deep.equal([...lossReasons]);
  });

  describe('flush', () => {
    it('is true when everything is settled, lost things too', async () => {
      const bench = openBench();
      expect(await bench.notifier.flush(0)).to.equal(true);
      tell(bench);
      tell(bench);
      const flushed = bench.notifier.flush(1000);
      bench.sent[0]?.receipt.accept();
      bench.sent[1]?.receipt.lose('rejected', 'no');
      expect(await flushed).to.equal(true);
    });

    it('is false when something is still pending in time', async () => {
      const bench = openBench();
      tell(bench);
      const before = performance.now();
      expect(await bench.notifier.flush(20)).to.equal(false);
      expect(performance.now() - before).to.be.at.least(15);
      bench.sent[0]?.receipt.accept();
      expect(await bench.notifier.flush(20)).to.equal(true);
    });

    it('does not wait for what is told after it', async () => {
      const bench = openBench();
      tell(bench);
      const flushed = bench.notifier.flush(1000);
      tell(bench);
      bench.sent[0]?.receipt.accept();
      expect(await flushed).to.equal(true);
      expect(bench.notifier.stats().pending).to.equal(1);
    });

    it('waits as long as it was asked to, also for ever', async () => {
      const bench = openBench();
      tell(bench);
      const flushed = bench.notifier.flush(Infinity);
      setTimeout(() => bench.sent[0]?.receipt.accept(), 20);
      expect(await flushed).to.equal(true);
    });

    it('answers while it is closed, and after', async () => {
      const bench = openBench();
      tell(bench);
      const flushed = bench.notifier.flush(60_000);
      expect(await bench.notifier.close(20)).to.equal(false);
      expect(await flushed).to.equal(true);
      expect(await bench.notifier.flush(0)).to.equal(true);
      expect(bench.notifier.stats()).to.deep.include({ emitted: 1, pending: 0 });
      expect(bench.notifier.stats().lost.closed).to.equal(1);
    });

    it('leaves the transport open', async () => {
      const bench = openBench();
      await bench.notifier.flush(0);
      tell(bench);
      expect(bench.closed).to.deep.equal([]);
      expect(bench.sent).to.have.lengthOf(1);
    });
  });

  describe('close', () => {
    it('is true when everything left', async () => {
      const bench = openBench();
      tell(bench);
      const closed = bench.notifier.close(1000);
      bench.sent[0]?.receipt.accept();
      expect(await closed).to.equal(true);
      expect(bench.closed).to.have.lengthOf(1);
      expect(bench.closed[0]).to.be.within(500, 1000);
    });

    it('is false when something had to be left behind, which is then lost', async () => {
      const bench = openBench();
      tell(bench);
      expect(await bench.notifier.close(40)).to.equal(false);
      expect(bench.notifier.stats()).to.deep.include({ emitted: 1, accepted: 0, pending: 0 });
      expect(bench.notifier.stats().lost.closed).to.equal(1);
      expect(bench.losses[0]?.reason).to.equal('closed');
    });

    it('gives the transport no more than a timer can wait', async () => {
      const bench = openBench();
      expect(await bench.notifier.close(Infinity)).to.equal(true);
      expect(bench.closed[0]).to.be.within(2 ** 30, 2 ** 31 - 1);
    });

    it('is true when the last one is accepted while the broker is told goodbye', async () => {
      const receipts: Receipt[] = [];
      const transport: Transport = {
        send: (_sealed, receipt) => receipts.push(receipt),
        close: () => {
          for (const receipt of receipts) receipt.accept();
          return Promise.resolve();
        },
        state: () => ({ connection: { state: 'open', attempts: 1 }, links: {}, pendingBytes: 0 }),
      };
      const notifier = new OpenNotifier(resolveSettings({}, {}), { isOn: true, transport: () => transport });
      notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action: 'delete', phase: 'end' });
      const closed = notifier.close(20);
      notifyAboutVolumeAction({ notifier }, { id: 'v2' }, { action: 'delete', phase: 'end' });
      expect(await closed).to.equal(true);
      expect(notifier.stats()).to.deep.include({ emitted: 2, accepted: 1, pending: 0 });
    });

    it('gives the transport what is left of the time', async () => {
      const bench = openBench();
      tell(bench);
      const before = performance.now();
      await bench.notifier.close(100);
      expect(performance.now() - before).to.be.at.least(45);
      expect(bench.closed[0]).to.be.within(0, 51);
    });

    it('happens once, however often it is asked for', async () => {
      const bench = openBench();
      expect(await Promise.all([bench.notifier.close(10), bench.notifier.close()])).to.deep.equal([
        true,
        true,
      ]);
      expect(bench.notifier.close()).to.equal(bench.notifier.close(7));
      expect(await bench.notifier.close()).to.equal(true);
      expect(bench.closed).to.have.lengthOf(1);
    });

    it('loses what is told afterwards', async () => {
      const bench = openBench();
      const closed = bench.notifier.close(10);
      tell(bench);
      await closed;
      tell(bench);
      expect(bench.sent).to.have.lengthOf(0);
      expect(bench.losses.map(({ reason }) => reason)).to.deep.equal(['closed', 'closed']);
      expect(bench.notifier.stats()).to.deep.include({ emitted: 2, pending: 0 });
    });

    it('can be left to `await using`', async () => {
      const bench = openBench();
      await bench.notifier[Symbol.asyncDispose]();
      expect(bench.notifier.isClosed).to.equal(true);
      expect(bench.closed).to.have.lengthOf(1);
    });
  });
});

function fail(): never {
  throw new RangeError('hunter2');
}
