import { expect } from 'chai';
import fc from 'fast-check';
import {
  byName,
  inOneLine,
  isDeeperThan,
  itemsOf,
  membersOf,
  objectOf,
  withoutNaN,
} from '../../../src/utils/text/json-text.ts';

/** JSON in the formats of several writers, with white space wherever it is allowed. */
const written = fc
  .tuple(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(undefined, 1, '\t', '\r\n '))
  .map(([value, space]) => JSON.stringify(value, null, space));

describe('JSON as it was written', () => {
  it('has the members that are read, each with the text of its value', () => {
    fc.assert(
      fc.property(written, (json) => {
        const read = JSON.parse(json) as Record<string, unknown>;
        const members = byName(membersOf(json));
        expect([...members.keys()]).to.have.members(Object.keys(read));
        for (const { name, value } of members.values()) expect(JSON.parse(value)).to.deep.equal(read[name]);
      }),
    );
  });

  it('is the same when it is put together again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        for (const json of [
          JSON.stringify(value),
          JSON.stringify(value).replaceAll(/(?<=^\{.*),(?=[^,]*\}$)/g, ', '),
        ])
          expect(objectOf(membersOf(json))).to.equal(json);
      }),
    );
  });

  const python = '{"a": [9007199254740993, 1.0, {"b": "}]\\",{"}], "__proto__": {"x": 1}, "\\u0061": 1e400}';
  it('keeps what JavaScript has no value for, and of a name that comes twice the last', () => {
    expect(membersOf(python).map(({ name, value }) => [name, value])).to.deep.equal([
      ['a', '[9007199254740993, 1.0, {"b": "}]\\",{"}]'],
      ['__proto__', '{"x": 1}'],
      ['a', '1e400'],
    ]);
    expect(objectOf(byName(membersOf(python)).values())).to.equal(
      '{"\\u0061": 1e400, "__proto__": {"x": 1}}',
    );
  });

  it('has the items of a list, and none of an empty one', () => {
    expect(itemsOf('[1, [2, 3], {"a": [4]}, "],"]')).to.deep.equal(['1', ' [2, 3]', ' {"a": [4]}', ' "],"']);
    for (const empty of ['[]', '{}', '[ ]', '{\n}']) expect(itemsOf(empty)).to.deep.equal([]);
  });

  it('knows how deep it is, and that brackets in a text are none', () => {
    const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    for (const levels of [1, 999, 1000]) expect(isDeeperThan(deep(levels), 1000)).to.equal(false);
    for (const levels of [1001, 10_000, 1_000_000]) expect(isDeeperThan(deep(levels), 1000)).to.equal(true);
    expect(isDeeperThan(`["${'['.repeat(5000)}\\"["]`, 1000)).to.equal(false);
    expect(isDeeperThan(`[${'[],'.repeat(5000)}{}]`, 1000)).to.equal(false);
    expect(isDeeperThan('{"a":'.repeat(1001), 1000)).to.equal(true);
  });

  it('has null for the numbers that Python writes, and leaves texts alone', () => {
    const text = '"NaN \\" -Infinity \\\\"';
    const json = `{"NaN": NaN, "a": [-Infinity,Infinity, ${text}, NaN], "b": {"c": [[NaN]]}}`;
    expect(JSON.parse(withoutNaN(json))).to.deep.equal({
      ...{ NaN: null, a: [null, null, 'NaN " -Infinity \\', null], b: { c: [[null]] } },
    });
    const none = `{"a": ${text}}`;
    expect(withoutNaN(none)).to.equal(none);
    for (const wrong of ['{NaN: 1}', '[-NaN]', '[1NaN]', '[nan]', '[+Infinity]', '["NaN]'])
      expect(() => JSON.parse(withoutNaN(wrong)) as unknown, wrong).to.throw(SyntaxError);
  });

  it('is one line of UTF-8', () => {
    const json = JSON.stringify({ a: 1, b: ['x\ny', { c: '\u2028 😀' }] }, null, 2);
    expect(inOneLine(json)).to.not.match(/[\n\r]/);
    expect(JSON.parse(inOneLine(json))).to.deep.equal(JSON.parse(json));
    expect(inOneLine('["\ud800", "😀", "\udfff"]')).to.equal('["\\ud800", "😀", "\\udfff"]');
  });

  it('takes time in proportion to its length, whatever it is made of', () => {
    const size = 2 ** 20;
    for (const part of ['\\', '"', '\\"', '[', ' ', '\n ', 'NaN', '-Infinity,'])
      for (const json of [part.repeat(size / part.length), `["${part.repeat(size / part.length)}"]`])
        for (const work of [withoutNaN, inOneLine, (text: string) => isDeeperThan(text, 1000), itemsOf])
          work(json);
  });
});
