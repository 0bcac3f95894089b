// Pairs starts and outcomes with an `operation_id`, and those of which only one has it.
import { expect } from 'chai';
import fc from 'fast-check';
import { entryOf } from '../../src/reports/entry-of.ts';
import type { Entry } from '../../src/reports/entry.ts';
import { Pairing, type Part } from '../../src/reports/pairing.ts';
import { noon, operationId, sampleOperation, tell, type Operation } from './stream.ts';

const allocate = { type: 'floating_ip', action: 'allocate', isMade: true, resource: 'f1' };
const [one, two] = [operationId(1), operationId(2)];

function told(phase: Entry['phase'], operation: Partial<Operation>, more: object = {}): Entry {
  const entry = entryOf(tell(sampleOperation({ ...allocate, ...operation }), phase, noon, more));
  if (typeof entry === 'string') throw new Error(`${phase} is ${entry}`);
  return entry;
}

/** Returns an end or error whose publisher did not know a start. */
function alone(phase: 'end' | 'error', operation: Partial<Operation> = {}): Entry {
  const entry = told(phase, operation);
  return { ...entry, operation: entry.id };
}

const by = (id: string | undefined, phase: Entry['phase'], more: Partial<Operation> = {}): Entry =>
  told(phase, { operationId: id, ...more });

function textOf(part: Part<string>): string {
  if (part.is === 'late start') return `late start of ${part.outcome}`;
  if (part.is === 'start') return part.earlier === undefined ? 'start' : `start of ${part.earlier} again`;
  if (part.is === 'again') return 'again';
  const of = part.start ?? (part.lacksStart ? 'a lost start' : 'nothing');
  return `outcome of ${part.isGuess ? 'perhaps ' : ''}${of}`;
}

/** Returns the role of each; they are called 1, 2, 3. */
function partsOf(...entries: readonly Entry[]): string[] {
  const pairing = new Pairing<string>();
  return entries.map((entry, index) => textOf(pairing.add(entry, String(index + 1))));
}

describe('pairing by operation', () => {
  it('joins what has neither an id nor a name, of one request and many at once', () => {
    const parts = partsOf(by(one, 'start'), by(two, 'start'), by(one, 'error'), by(two, 'end'));
    expect(parts).to.deep.equal(['start', 'start', 'outcome of 1', 'outcome of 2']);
  });

  it('joins halves of different requests, as when a worker goes on', () => {
    const parts = partsOf(by(one, 'start'), by(one, 'end', { request: 'req-2' }));
    expect(parts).to.deep.equal(['start', 'outcome of 1']);
  });

  it('takes the first of two outcomes, though they are of different resources', () => {
    const parts = partsOf(
      by(one, 'start'),
      by(one, 'end'),
      by(one, 'end', { resource: 'f2' }),
      by(one, 'error'),
    );
    expect(parts).to.deep.equal(['start', 'outcome of 1', 'again', 'again']);
  });

  it('takes a start once, before its outcome and after it', () => {
    const parts = partsOf(by(one, 'start'), by(one, 'start'), by(one, 'end'), by(one, 'start'));
    expect(parts).to.deep.equal(['start', 'start of 1 again', 'outcome of 1', 'again']);
  });

  it('joins a start that comes after its outcome', () => {
    const parts = partsOf(by(one, 'error'), by(two, 'start'), by(one, 'start'), by(one, 'start'));
    expect(parts).to.deep.equal(['outcome of a lost start', 'start', 'late start of 1', 'again']);
  });

  it('misses no start of what is told once, though its caller says how long it took', () => {
    const login = { ...alone('end'), duration: 2 };
    expect(partsOf(login)).to.deep.equal(['outcome of nothing']);
  });

  it('does not join two actions, or two types, of one operation', () => {
    const others = [by(one, 'end', { action: 'release' }), by(one, 'end', { type: 'port' })];
    expect(partsOf(by(one, 'start'), ...others, by(one, 'end'))).to.deep.equal([
      ...['start', 'outcome of a lost start', 'outcome of a lost start', 'outcome of 1'],
    ]);
  });

  const strangers: [who: string, stranger: object][] = [
    ['another user', { initiator: { user_id: 'u9', user_name: 'alice', project_id: 'p1' } }],
    ['the user in another project', { initiator: { user_id: 'u1', user_name: 'alice', project_id: 'p9' } }],
    ['nobody', { initiator: {} }],
  ];
  for (const [who, stranger] of strangers) {
    it(`does not join what ${who} tells with the same id, in the same request`, () => {
      const own = { operationId: one };
      const theirs = told('end', own, stranger);
      expect(partsOf(told('start', own), theirs, told('end', own))).to.deep.equal([
        ...['start', 'outcome of a lost start', 'outcome of 1'],
      ]);
      expect(partsOf(theirs, told('start', own), told('end', own))).to.deep.equal([
        ...['outcome of a lost start', 'start', 'outcome of 2'],
      ]);
    });
  }

  it('joins a login to its start, when nobody knew yet who it was', () => {
    const start = told('start', { operationId: one }, { initiator: {} });
    expect(partsOf(start, by(one, 'end'))).to.deep.equal(['start', 'outcome of 1']);
  });

  it('joins by request and resource where one of the two does not tell the operation', () => {
    const volume = { type: 'volume', action: 'extend', isMade: false };
    expect(
      partsOf(by(one, 'start', volume), by(undefined, 'end', volume), by(one, 'error', volume)),
    ).to.deep.equal(['start', 'outcome of 1', 'again']);
    expect(partsOf(by(undefined, 'start', volume), by(one, 'end', volume))).to.deep.equal([
      ...['start', 'outcome of 1'],
    ]);
    expect(partsOf(by(one, 'start', volume), by(two, 'end', volume))).to.deep.equal([
      ...['start', 'outcome of a lost start'],
    ]);
  });

  it('joins so what another part of the dashboard started', () => {
    const volume = { type: 'volume', action: 'extend', isMade: false };
    const parts = partsOf(by(one, 'start', volume), alone('end', volume), alone('error', volume));
    expect(parts).to.deep.equal(['start', 'outcome of 1', 'again']);
  });

  it('joins what nothing identifies by its request, when it is the only one in it', () => {
    expect(partsOf(by(undefined, 'start'), by(undefined, 'end'))).to.deep.equal(['start', 'outcome of 1']);
    const elsewhere = by(undefined, 'error', { request: 'req-2' });
    expect(partsOf(by(undefined, 'start'), elsewhere)).to.deep.equal(['start', 'outcome of nothing']);
    const ofNoRequest = { request: {} };
    expect(partsOf(told('start', {}, ofNoRequest), told('end', {}, ofNoRequest))).to.deep.equal([
      'start',
      'outcome of nothing',
    ]);
  });

  it('counts as many as have ended, when nobody knows which', () => {
    const parts = partsOf(by(one, 'start'), by(two, 'start'), alone('end'), alone('error'), alone('error'));
    expect(parts).to.deep.equal([
      ...['start', 'start', 'outcome of perhaps 1', 'outcome of perhaps 2', 'outcome of nothing'],
    ]);
  });

  it('joins as it was, however the notifications of many operations and of strangers come', () => {
    const made = fc.record({
      user: fc.constantFrom('u1', 'u2'),
      action: fc.constantFrom('allocate', 'release'),
      request: fc.constantFrom('req-1', 'req-2'),
      outcome: fc.constantFrom('end', 'error', undefined),
      isAttacked: fc.boolean(),
      order: fc.tuple(fc.integer(), fc.integer(), fc.integer()),
    });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 40 }), (all) => {
        const stream = all.flatMap(({ outcome, isAttacked, order, ...each }, index) => {
          const operation = { ...each, operationId: operationId(index), userName: '' };
          const theirs = { ...operation, user: 'u9' };
          return [
            { name: `start ${index}`, entry: told('start', operation), at: order[0] },
            ...(outcome ? [{ name: `outcome ${index}`, entry: told(outcome, operation), at: order[1] }] : []),
            ...(isAttacked ? [{ name: `attack ${index}`, entry: told('end', theirs), at: order[2] }] : []),
          ];
        });
        stream.sort((first, second) => first.at - second.at);
        const pairing = new Pairing<string>();
        const pairs = stream.flatMap(({ name, entry }) => {
          const part = pairing.add(entry, name);
          if (part.is === 'outcome') return part.start === undefined ? [] : `${part.start}, ${name}`;
          return part.is === 'late start' ? `${name}, ${part.outcome}` : part.is === 'again' ? 'again' : [];
        });
        const right = all.flatMap(({ outcome }, index) =>
          outcome === undefined ? [] : `start ${index}, outcome ${index}`,
        );
        expect(pairs).to.have.members(right);
      }),
      { numRuns: 300 },
    );
  });
});
