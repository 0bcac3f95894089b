import { expect } from 'chai';
import { entryOf } from '../../src/reports/entry-of.ts';
import type { Entry } from '../../src/reports/entry.ts';
import { Pairing } from '../../src/reports/pairing.ts';
import { noon, sampleOperation, tell } from './stream.ts';

type Step = readonly [name: string, phase: Entry['phase'], seconds: number, more?: object];

/** Returns the role of each notification of one request, with the name of its other half. */
function partsOf(steps: readonly Step[]): string[] {
  const pairing = new Pairing<string>();
  return steps.map(([name, phase, seconds, more]) => {
    const entry = entryOf(tell(sampleOperation(), phase, noon + seconds * 1000, more)) as Entry;
    const part = pairing.add(entry, name);
    if (part.is === 'outcome')
      return `${part.is} of ${part.start ?? (part.lacksStart ? 'a lost start' : 'nothing')}`;
    if (part.is === 'late start') return `${part.is} of ${part.outcome}`;
    return part.is === 'start' && part.earlier !== undefined ? 'start again' : part.is;
  });
}

const named = (id: string | undefined, name: string): object => ({ resource: { type: 'volume', id, name } });

describe('pairing', () => {
  it('joins each try to its own outcome', () => {
    const tries = partsOf([
      ['first', 'start', 0],
      ['failed', 'error', 1],
      ['second', 'start', 2],
      ['ended', 'end', 3],
    ]);
    expect(tries).to.deep.equal(['start', 'outcome of first', 'start', 'outcome of second']);
  });

  it('joins an outcome to the latest start, and leaves the other one open', () => {
    expect(
      partsOf([
        ['first', 'start', 0],
        ['second', 'start', 1],
        ['ended', 'end', 2],
      ]),
    ).to.deep.equal(['start', 'start again', 'outcome of second']);
  });

  it('knows what was created by its name, which is all that its start knows', () => {
    expect(
      partsOf([
        ['one', 'start', 0, named(undefined, 'one')],
        ['two', 'start', 0, named(undefined, 'two')],
        ['end of one', 'end', 1, named('v1', 'one')],
        ['end of two', 'end', 1, named('v2', 'two')],
        ['error of two', 'error', 2, named(undefined, 'two')],
      ]).slice(2),
    ).to.deep.equal(['outcome of one', 'outcome of two', 'again']);
  });

  it('takes one outcome of an operation, and not an error after its end', () => {
    expect(
      partsOf([
        ['start', 'start', 0],
        ['ended', 'end', 1],
        ['failed', 'error', 2],
        ['ended again', 'end', 3],
      ]).slice(2),
    ).to.deep.equal(['again', 'again']);
  });

  it('takes an outcome that was started after the one before, though its start was lost', () => {
    const more = { duration: 1, started_at: new Date(noon + 2000).toISOString() };
    expect(
      partsOf([
        ['failed', 'error', 1],
        ['ended', 'end', 3, more],
      ]),
    ).to.deep.equal(['outcome of nothing', 'outcome of a lost start']);
  });

  it('gives an outcome its start when that comes late', () => {
    expect(
      partsOf([
        ['ended', 'end', 5, { duration: 5 }],
        ['started', 'start', 0],
        ['started again', 'start', 6],
      ]),
    ).to.deep.equal(['outcome of a lost start', 'late start of ended', 'start']);
  });

  it('takes all that a user did without a request', () => {
    const login = { request: {} };
    expect(
      partsOf([
        ['one', 'end', 0, login],
        ['two', 'end', 0, login],
      ]),
    ).to.deep.equal(['outcome of nothing', 'outcome of nothing']);
  });
});
