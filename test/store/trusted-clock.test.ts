import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { noteSeen, seenAt, seenIn, type Seen } from '../../src/store/trusted-clock.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const HOUR = 3_600_000;

/** Looks at the clock at each of these hours after noon, and returns whether it is trusted. */
function believedAt(hours: readonly number[]): boolean[] {
  let seen: Seen | undefined;
  return hours.map((hour) => (seen = seenAt(NOON + hour * HOUR, seen)).doubted === undefined);
}

describe('the clock by which things are old', () => {
  it('is believed at first, and while it goes on', () => {
    expect(believedAt([0, 0.01, 5, 28, 52])).to.deep.equal([true, true, true, true, true]);
  });

  it('is not believed when it jumps forward, until it has gone on from there for a day', () => {
    expect(believedAt([0, 1000, 1010, 1023, 1024, 1025])).to.deep.equal([
      true,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('is believed at once when it comes back, and may go back at any time', () => {
    expect(believedAt([0, 90_000, 1, 2, -50_000, -49_990])).to.deep.equal([
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('is doubted anew when it jumps from one wrong time to another', () => {
    expect(believedAt([0, 1000, 1020, 5000, 5020, 1030, 1040, 1055])).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('is known to the next process, and damage to what is known does no harm', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'notify-about-clock-'));
    try {
      expect(await seenIn(directory)).to.equal(undefined);
      const seen = { believed: NOON, doubted: { from: NOON + 1, to: NOON + 2 } };
      await noteSeen(directory, seen);
      expect(await seenIn(directory)).to.deep.equal(seen);
      for (const damaged of ['', 'null', '7', '{"believed":"x"}', '{"bel']) {
        writeFileSync(path.join(directory, '.retention.json'), damaged);
        expect(await seenIn(directory)).to.equal(undefined);
      }
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
