import { expect } from 'chai';
import { dispositionFrame, settlement } from '../../../../src/utils/amqp/codec/frame-writer.ts';
import { DispositionBatch, type Settled } from '../../../../src/utils/amqp/receiving/disposition-batch.ts';
import { bytes, described, frame } from '../frames.ts';

const error = { condition: 'amqp:decode-error', description: 'no JSON' };
const accepted = (id: number): Settled => ({ id, outcome: 'accepted', error: undefined });

/** Returns the frames for deliveries settled in one turn. */
async function given(...settled: Settled[]): Promise<unknown[]> {
  const all: unknown[] = [];
  const dispositions = new DispositionBatch(100, (each) => all.push(...each));
  for (const each of settled) dispositions.add(each);
  expect(all).to.deep.equal([]);
  await dispositions.given();
  return all;
}

describe('the dispositions of a link', () => {
  it('are one for all that follow each other and have the same outcome, in whatever order they ended', async () => {
    const settled = [4, 2, 3, 9].map(accepted);
    settled.push({ id: 5, outcome: 'released', error: undefined }, { id: 6, outcome: 'rejected', error });
    settled.push({ id: 7, outcome: 'rejected', error: { ...error, description: 'no event_type' } });
    expect(await given(...settled)).to.deep.equal([
      { first: 2, last: 4, outcome: 'accepted', error: undefined },
      { first: 5, last: 5, outcome: 'released', error: undefined },
      { first: 6, last: 6, outcome: 'rejected', error },
      { first: 7, last: 7, outcome: 'rejected', error: { ...error, description: 'no event_type' } },
      { first: 9, last: 9, outcome: 'accepted', error: undefined },
    ]);
  });

  it('are given at once when so many wait that the peer may have no credit left, and each only once', async () => {
    const all: unknown[] = [];
    const dispositions = new DispositionBatch(2, (each) =>
      all.push(each.map(({ first, last }) => [first, last])),
    );
    for (const each of [1, 2, 3].map(accepted)) dispositions.add(each);
    expect(all).to.deep.equal([[[1, 2]]]);
    await dispositions.given();
    expect(all).to.deep.equal([[[1, 2]], [[3, 3]]]);
  });

  it('are none when nothing was settled', async () => {
    expect(await given()).to.deep.equal([]);
  });
});

describe('the frame of a disposition', () => {
  const symbol = Buffer.concat([bytes(0xa3, 17), Buffer.from(error.condition)]);
  const text = Buffer.concat([bytes(0xa1, 7), Buffer.from(error.description)]);
  const states = {
    accepted: described(0x24, []),
    released: described(0x26, []),
    modified: described(0x27, [true]),
    rejected: described(0x25, [described(0x1d, [symbol, text])]),
  } as const;
  for (const outcome of ['accepted', 'released', 'modified', 'rejected'] as const) {
    it(`settles as a receiver: ${outcome}`, () => {
      const of = outcome === 'rejected' ? error : undefined;
      expect(dispositionFrame(0, { first: 3, last: 2 ** 32 - 1, outcome, error: of })).to.deep.equal(
        frame('disposition', [true, 3, 2 ** 32 - 1, true, states[outcome]]),
      );
    });
  }

  it('goes by the channel of its session', () => {
    const written = dispositionFrame(300, { first: 0, last: 0, outcome: 'accepted', error: undefined });
    expect(written.readUInt16BE(6)).to.equal(300);
  });

  it('settles as a sender, without another outcome', () => {
    const written = settlement(0, { first: 2 ** 32 - 1, last: 3 });
    expect(written).to.deep.equal(frame('disposition', [false, 2 ** 32 - 1, 3, true, null]));
  });
});
