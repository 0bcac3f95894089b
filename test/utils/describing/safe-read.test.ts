import { expect } from 'chai';
import fc from 'fast-check';
import { flag, list, names, number, plain, read, text } from '../../../src/utils/describing/safe-read.ts';
import { hostile, revoked } from '../../hostile.ts';

describe('reading', () => {
  describe('read', () => {
    it('reads members of objects, of functions and of their classes', () => {
      expect(read({ id: 'x' }, 'id')).to.equal('x');
      expect(read(describe, 'name')).to.be.a('string');
      expect(read(new Map([['a', 1]]), 'size')).to.equal(1);
    });

    it('has nothing for what is absent, null, or no object', () => {
      for (const object of [{}, { id: null }, null, undefined, 'text', 7]) {
        expect(read(object, 'id')).to.equal(undefined);
      }
      expect(read('text', 'length')).to.equal(undefined);
    });
  });

  it('names the members of an object, and none of an array or of bytes', () => {
    expect(names({ a: 1, b: undefined })).to.deep.equal(['a', 'b']);
    for (const value of [['x'], new Uint8Array(9), null, 'text']) expect(names(value)).to.deep.equal([]);
  });

  it('takes text as it is, and numbers as text', () => {
    expect(['a', ' ', 7, 0, -1.5, 10n].map(text)).to.deep.equal(['a', ' ', '7', '0', '-1.5', '10']);
    for (const value of ['', NaN, Infinity, true, null, {}, [], Symbol('x')]) {
      expect(text(value)).to.equal(undefined);
    }
  });

  it('takes numbers, and numbers that were sent as text', () => {
    expect([7, -0.5, 10n, '10', '-1.5', '007'].map(number)).to.deep.equal([7, -0.5, 10, 10, -1.5, 7]);
    for (const value of [NaN, Infinity, 2n ** 60n, '', ' 1', '1e3', '0x10', '9'.repeat(16), true, null]) {
      expect(number(value)).to.equal(undefined);
    }
  });

  it('takes booleans, and booleans that were sent as text', () => {
    expect([true, 'true', 'True', 'TRUE'].map(flag)).to.deep.equal([true, true, true, true]);
    expect([false, 'false', 'False'].map(flag)).to.deep.equal([false, false, false]);
    for (const value of ['', 'yes', 1, 0, null, {}]) expect(flag(value)).to.equal(undefined);
  });

  it('copies the elements of an array that can be read, a thousand at most', () => {
    expect(list(['a', null, 1, undefined])).to.deep.equal(['a', 1]);
    expect(list(new Array(5000).fill(0))).to.have.lengthOf(1000);
    for (const value of ['text', { length: 2 }, new Set([1]), null]) expect(list(value)).to.deep.equal([]);
  });

  describe('plain', () => {
    it('copies plain JSON data', () => {
      const data = { a: 'x', b: [1, true, { c: [] }], d: {}, e: -0.5 };
      expect(plain(data)).to.deep.equal(data);
      expect(plain(data)).to.not.equal(data);
    });

    it('writes dates, maps, sets and large numbers as JSON has them', () => {
      const value = {
        at: new Date(0),
        map: new Map([['a', 1]]),
        set: new Set(['b']),
        safe: 7n,
        large: 2n ** 64n,
      };
      expect(plain(value)).to.deep.equal({
        at: '1970-01-01T00:00:00.000Z',
        map: { a: 1 },
        set: ['b'],
        safe: 7,
        large: '18446744073709551616',
      });
    });

    it('leaves out what JSON can not say', () => {
      const nothing = [null, undefined, NaN, Infinity, Symbol('x'), () => 1, new Date(NaN), Buffer.from('x')];
      expect(plain(nothing)).to.deep.equal([]);
      expect(plain({ ...Object.fromEntries(nothing.entries()), kept: 1 })).to.deep.equal({ kept: 1 });
      for (const value of nothing) expect(plain(value)).to.equal(undefined);
    });

    it('leaves out a member that throws, and keeps the others', () => {
      const half = {
        id: 'x',
        get broken(): string {
          throw new Error('broken');
        },
      };
      expect(plain(half)).to.deep.equal({ id: 'x' });
    });

    it('asks nothing of the value about its own form', () => {
      const value = { id: 'x', toJSON: () => 'other', toString: () => 'other' };
      expect(plain(value)).to.deep.equal({ id: 'x' });
    });

    it('cuts cycles but not what is told twice', () => {
      const shared = { id: 'x' };
      const value: Record<string, unknown> = { first: shared, second: shared };
      value['self'] = value;
      expect(plain(value)).to.deep.equal({ first: shared, second: shared });
    });

    it('goes six levels deep and takes a thousand members', () => {
      expect(plain([[[[[[[1]]]]]]])).to.deep.equal([[[[[[]]]]]]);
      expect(plain([new Array(600).fill(1), new Array(600).fill(1)]))
        .to.have.nested.property('[1]')
        .with.lengthOf(398);
    });

    it('can not be used to change a prototype', () => {
      const copy = plain(JSON.parse('{"__proto__": {"polluted": true}, "id": "x"}'));
      expect(copy).to.deep.equal({ id: 'x' });
      expect(Object.getPrototypeOf(copy)).to.equal(Object.prototype);
      expect(plain(new Map([['__proto__', { polluted: true }]]))).to.not.have.property('polluted');
    });
  });

  it('survives a revoked proxy', () => {
    for (const value of [revoked({}), revoked([]), revoked(() => 1)]) {
      for (const take of [text, number, flag, plain]) expect(take(value)).to.equal(undefined);
      expect([read(value, 'id'), ...list(value), ...names(value)]).to.deep.equal([undefined]);
    }
  });

  it('never throws, and makes JSON that survives its own way there and back', () => {
    fc.assert(
      fc.property(hostile(), fc.string(), (value, name) => {
        for (const take of [text, number, flag, list, names]) take(value);
        read(value, name);
        const copy = plain(value) ?? 'nothing';
        expect(JSON.stringify(JSON.parse(JSON.stringify(copy)))).to.equal(JSON.stringify(copy));
      }),
    );
  });
});
