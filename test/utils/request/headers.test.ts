import { expect } from 'chai';
import fc from 'fast-check';
import { header, isInHeaders } from '../../../src/utils/request/headers.ts';
import { hostile } from '../../hostile.ts';

const sent: [string, string][] = [
  ['User-Agent', 'Firefox'],
  ['X-Forwarded-For', '192.0.2.1'],
  ['x-forwarded-for', '192.0.2.2'],
];

const kept: Readonly<Record<string, unknown>> = {
  "Node's object": { 'user-agent': 'Firefox', 'x-forwarded-for': '192.0.2.1, 192.0.2.2' },
  'an object with lists': { 'user-agent': 'Firefox', 'x-forwarded-for': ['192.0.2.1', '192.0.2.2'] },
  'an object with names as they were sent': {
    'User-Agent': 'Firefox',
    'X-FORWARDED-FOR': '192.0.2.1,192.0.2.2',
  },
  'an object without a prototype': Object.assign(
    Object.create(null) as object,
    Object.fromEntries(sent.slice(0, 1)),
    {
      'x-forwarded-for': '192.0.2.1,192.0.2.2',
    },
  ),
  "the Web's Headers": new Headers(sent),
  'a map': new Map<string, unknown>([
    ['User-Agent', 'Firefox'],
    ['X-Forwarded-For', ['192.0.2.1', '192.0.2.2']],
  ]),
  pairs: sent,
  "Node's rawHeaders": sent.flat(),
  'what can only be asked': { get: (name: string) => new Headers(sent).get(name) },
};

describe('a header', () => {
  for (const [where, headers] of Object.entries(kept)) {
    it(`is found in ${where}`, () => {
      expect(header(headers, 'user-agent')).to.equal('Firefox');
      const forwarded = header(headers, 'x-forwarded-for')
        ?.split(',')
        .map((each) => each.trim());
      expect(forwarded).to.deep.equal(['192.0.2.1', '192.0.2.2']);
      expect(header(headers, 'traceparent')).to.equal(undefined);
    });
  }

  it('is found by its value, whatever its name', () => {
    for (const [where, headers] of Object.entries(kept).slice(0, -1)) {
      expect(isInHeaders(headers, 'Firefox'), where).to.equal(true);
      expect(isInHeaders(headers, 'Chrome'), where).to.equal(false);
    }
  });

  it('is a text that is not empty, and reading it never throws', () => {
    fc.assert(
      fc.property(hostile(), (headers) => {
        isInHeaders(headers, 'Firefox');
        const found = header(headers, 'user-agent');
        if (found !== undefined) expect(found).to.be.a('string').that.is.not.equal('');
      }),
    );
    const endless = {
      *[Symbol.iterator]() {
        for (;;) yield ['cookie', 'x'];
      },
    };
    expect(header(endless, 'user-agent')).to.equal(undefined);
  });
});
