import { expect } from 'chai';
import fc from 'fast-check';
import { pick, type Shape } from '../../../src/utils/notification/allow-list.ts';
import { hostile } from '../../hostile.ts';

describe('pick', () => {
  const table: [what: string, value: unknown, shape: Shape, picked: unknown][] = [
    ['nothing of nothing', undefined, { a: true }, undefined],
    ['nothing of null', null, { a: true }, undefined],
    ['what the shape names', { a: 1, b: 2 }, { a: true }, { a: 1 }],
    ['no member for what is absent', { a: 1 }, { a: true, b: true }, { a: 1 }],
    ['no member for null', { a: null, b: 0 }, { a: true, b: true }, { b: 0 }],
    ['what is false', { a: false, b: '', c: 0 }, { a: true, b: true, c: true }, { a: false, b: '', c: 0 }],
    ['an empty object for an action without parameters', { password: 'x' }, {}, {}],
    [
      'all of what is free-form',
      { map: { any: { thing: [1] } } },
      { map: true },
      { map: { any: { thing: [1] } } },
    ],
    ['members of members', { a: { b: 1, c: 2 } }, { a: { b: true } }, { a: { b: 1 } }],
    ['members of elements', [{ a: 1, b: 2 }, { b: 3 }], [{ a: true }], [{ a: 1 }, {}]],
    ['elements that are there', [1, null, 2, undefined], [true], [1, 2]],
    ['inherited members', Object.create({ a: 1 }), { a: true }, { a: 1 }],
    ['what has the wrong type, for the validator', { a: 'x' }, { a: [true] }, { a: 'x' }],
    ['a list where an object belongs as an empty object', [1], { a: true }, {}],
    ['an object where a list belongs, for the validator', { b: 1 }, [true], { b: 1 }],
    ['a text where an object belongs, for the validator', 'x', { a: true }, 'x'],
  ];
  for (const [what, value, shape, picked] of table) {
    it(`picks ${what}`, () => {
      expect(pick(value, shape)).to.deep.equal(picked);
    });
  }

  it('makes a copy', () => {
    const value = { a: { deep: [1] } };
    const picked = pick(value, { a: true }) as typeof value;
    value.a.deep.push(2);
    expect(picked).to.deep.equal({ a: { deep: [1] } });
  });

  it('never throws, never tells another member, and makes JSON', () => {
    const shape: Shape = { id: true, list: [{ name: true }], inner: { message: true } };
    fc.assert(
      fc.property(hostile(), hostile(), hostile(), (a, b, c) => {
        const value = { id: a, list: [b, c], inner: c, password: b };
        const picked = pick(value, shape) as Record<string, unknown>;
        expect(Object.keys(picked).filter((name) => !Object.hasOwn(shape, name))).to.deep.equal([]);
        expect(JSON.parse(JSON.stringify(picked))).to.deep.equal(picked);
        pick(a, shape);
      }),
    );
  });
});
