import { expect } from 'chai';
import fc from 'fast-check';
import { OpenStarts } from '../../../src/utils/operation/open-starts.ts';

interface Started {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

type Known = Partial<Started>;

const identity = ({ id, name }: Known): Started => ({ id, name });

/** Returns the start that each end gets, by its index among the starts: starts are tuples, ends are objects. */
function played(...steps: ([Known] | Known)[]): (number | undefined)[] {
  const [open, starts] = [new OpenStarts<Started>(), [] as Started[]];
  const given: (number | undefined)[] = [];
  for (const step of steps) {
    if (Array.isArray(step)) {
      const start = identity(step[0]);
      starts.push(start);
      open.add(start);
    } else {
      const start = open.take(identity(step));
      given.push(start && starts.indexOf(start));
    }
  }
  return given;
}

describe('open starts', () => {
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  const none = undefined;
  const table: [what: string, steps: ([Known] | Known)[], given: (number | undefined)[]][] = [
    ['the id', [[{ id: '1' }], [{ id: '2' }], { id: '1' }, { id: '2' }], [0, 1]],
    [
      'the name, when there was no id yet',
      [[a], [b], { id: '2', name: 'b' }, { id: '1', name: 'a' }],
      [1, 0],
    ],
    ['the id, although the name has changed', [[{ id: '1', name: 'a' }], { id: '1', name: 'b' }], [0]],
    ['id and name, of keys of one owner', [[{ id: '1', ...a }], [{ id: '1', ...b }], { id: '1', ...a }], [0]],
    ['the action, when there was neither', [[{}], { id: '1' }], [0]],
    ['the action, when the name comes with the end', [[{}], { id: '1', name: 'a' }], [0]],
    ['the action, when an error has neither', [[{}], {}], [0]],
    ['the action, when an error has neither and its start had', [[{ id: '1', ...a }], {}], [0]],
    ['the action, when an answer has the id alone', [[a], { id: '1' }], [0]],
    ['the action, one after another', [[{}], { id: '1' }, [{}], {}, [{}], { id: '3' }], [0, 1, 2]],
    [
      'the name of one, and then the action of the other',
      [[a], [{}], { id: '1', ...a }, { id: '2' }],
      [0, 1],
    ],
    [
      'the action of one that has no name, before the other',
      [[a], [{}], { id: '2' }, { id: '1', ...a }],
      [1, 0],
    ],
    ['the name, after an error that could be of either', [[a], [b], {}, { id: '2', ...b }], [none, 1]],
  ];
  for (const [what, steps, given] of table) {
    it(`are found by ${what}`, () => {
      expect(played(...steps)).to.deep.equal(given);
    });
  }

  const nothing: typeof table = [
    ['another id', [[{ id: '1', ...a }], { id: '2', ...a }], [none]],
    ['another name', [[a], { id: '1', ...b }], [none]],
    ['what was not started', [{ id: '1' }, {}], [none, none]],
    ['what has ended', [[{ id: '1' }], { id: '1' }, { id: '1' }], [0, none]],
    ['one of two without an identity', [[{}], [{}], { id: '1' }, { id: '2' }], [none, none]],
    ['one of two of the same name', [[a], [a], { id: '1', ...a }, { id: '2', ...a }], [none, none]],
    ['one of two of the same id', [[{ id: '1' }], [{ id: '1' }], { id: '1' }, { id: '1' }], [none, none]],
    ['one of two that have a name, by an id', [[a], [b], { id: '1' }], [none]],
    ['a later one, while one of two is left', [[{}], [{}], { id: '1' }, [{}], { id: '2' }], [none, none]],
  ];
  for (const [what, steps, given] of nothing) {
    it(`are not given to ${what}`, () => {
      expect(played(...steps)).to.deep.equal(given);
    });
  }

  it('that nobody could tell apart do not keep later ones from their ends', () => {
    const many = (step: [Known] | Known): ([Known] | Known)[] => Array.from({ length: 5 }, () => step);
    for (const [start, end] of [
      [{}, { id: '1' }],
      [{}, {}],
      [a, { id: '1', ...a }],
      [{ id: '1' }, { id: '1' }],
    ] as const) {
      const given = played(...many([start]), ...many(end), [start], end, [start], end);
      expect(given.slice(-2)).to.deep.equal([5, 6]);
    }
  });

  it('are left until their end came, also where nobody knows whose it was', () => {
    const open = new OpenStarts<Started>();
    const [first, second, third] = [identity({}), identity({}), identity({ id: '3' })];
    for (const start of [first, second, third]) open.add(start);
    open.take(identity({ id: '1' }));
    expect(open.left()).to.have.lengthOf(2);
    open.take(identity({ id: '3' }));
    expect(open.left()).to.have.lengthOf(1);
    open.take(identity({ id: '2' }));
    expect(open.left()).to.deep.equal([]);
  });

  it('are given to nobody else when one of them has ended for certain', () => {
    const open = new OpenStarts<Started>();
    const [first, second] = [identity({}), identity({})];
    open.add(first);
    open.add(second);
    open.takeThe(first);
    expect(open.take(identity({ id: '2' }))).to.equal(second);
    open.takeThe(first);
    expect(open.left()).to.deep.equal([]);
  });
});

/** Overlapping actions: each has an id, and optionally a name; its start knows some of the two. */
const operations = fc.array(
  fc.record({ hasName: fc.boolean(), knows: fc.subarray(['id', 'name'] as const) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

interface Operation {
  readonly start: Started;
  readonly end: Started;
}

function operationsOf(shapes: readonly { hasName: boolean; knows: readonly string[] }[]): Operation[] {
  return shapes.map(({ hasName, knows }, index) => {
    const [id, name] = [`id-${String(index)}`, hasName ? `name-${String(index)}` : undefined];
    const start = {
      id: knows.includes('id') ? id : undefined,
      name: knows.includes('name') ? name : undefined,
    };
    return { start, end: { id, name } };
  });
}

/**
 * Runs the actions in an order: the first occurrence of one is its start, the second its end. Returns the start that
 * each end gets.
 */
function interleaved(
  all: readonly Operation[],
  order: readonly number[],
): Map<Operation, Started | undefined> {
  const open = new OpenStarts<Started>();
  const given = new Map<Operation, Started | undefined>();
  const begun = new Set<Operation>();
  for (const place of order) {
    const operation = all[place % all.length];
    if (operation === undefined || given.has(operation)) continue;
    if (begun.has(operation)) given.set(operation, open.take(operation.end));
    else open.add(operation.start);
    begun.add(operation);
  }
  return given;
}

describe('open starts, in any order of starts and ends', () => {
  const order = fc.array(fc.nat(), { minLength: 24, maxLength: 60 });

  it('are each given to their own end, when the start knows what tells it from others', () => {
    fc.assert(
      fc.property(operations, order, (shapes, places) => {
        for (const [{ start }, given] of interleaved(operationsOf(shapes), places))
          if ((start.id ?? start.name) !== undefined) expect(given).to.equal(start);
      }),
    );
  });

  it('are never given to the end of another one', () => {
    fc.assert(
      fc.property(operations, order, (shapes, places) => {
        for (const [{ start }, given] of interleaved(operationsOf(shapes), places))
          expect(given).to.be.oneOf([start, undefined]);
      }),
    );
  });

  it('are all found again when all before have ended', () => {
    fc.assert(
      fc.property(operations, order, fc.nat(), (shapes, places, last) => {
        const all = operationsOf(shapes);
        const [open, begun] = [new OpenStarts<Started>(), new Set<Operation>()];
        const ended = new Set<Operation>();
        for (const place of [...places, ...all.keys(), ...all.keys()]) {
          const operation = all[place % all.length];
          if (operation === undefined || ended.has(operation)) continue;
          if (begun.has(operation)) ended.add(operation);
          if (begun.has(operation)) open.take(operation.end);
          else open.add(operation.start);
          begun.add(operation);
        }
        expect(open.left()).to.deep.equal([]);
        const again = all[last % all.length];
        if (again === undefined) return;
        open.add(again.start);
        expect(open.take(again.end)).to.equal(again.start);
      }),
    );
  });
});
