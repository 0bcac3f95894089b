// JSON inside a JSON string, by WebAssembly and without.
import { expect } from 'chai';
import fc from 'fast-check';
import sinon from 'sinon';
import { quoteHere, quotePlainly, type Quote } from '../../../../src/utils/amqp/codec/quoting.ts';
import { texts } from '../messages.ts';

/** Returns the quoted JSON, written after other bytes. */
function written(quote: Quote, json: string): string {
  const target = Buffer.alloc(7 + json.length * 6, 'x');
  const end = quote(json, target, 7);
  expect(target.toString('latin1', 0, 7)).to.equal('xxxxxxx');
  return target.toString('utf8', 7, end);
}

/** Quotes by JSON.stringify. */
function asString(json: string): string {
  return JSON.stringify(json).slice(1, -1);
}

for (const [how, quote] of [
  ['by machine code', quoteHere()],
  ['without', quotePlainly],
] as const) {
  describe(`JSON inside a JSON string, ${how}`, () => {
    it('is what JSON.stringify makes of it', () => {
      fc.assert(
        fc.property(texts(), (text) => {
          const json = JSON.stringify(text);
          expect(written(quote, json)).to.equal(asString(json));
        }),
        { numRuns: 500 },
      );
    });

    it('is right wherever in a block the quotes are, and whatever was there before', () => {
      for (let length = 0; length < 70; length++) {
        const before = 'a'.repeat(length);
        for (const json of [`${before}"`, `${before}\\\\"${before}`, `"${before}"`, '"'.repeat(length)])
          expect(written(quote, json)).to.equal(asString(json));
      }
    });

    it('is right for texts of any length', () => {
      for (const length of [349_000, 349_504, 349_514, 349_515, 349_516, 1_000_000]) {
        const json = JSON.stringify('"€'.repeat(length / 2));
        expect(written(quote, json) === asString(json), String(length)).to.equal(true);
      }
    });
  });
}

describe('JSON inside a JSON string', () => {
  it('is written by machine code where there is any', () => {
    expect(quoteHere()).to.not.equal(quotePlainly);
  });

  it('is written without where there is none', () => {
    const engine = sinon.stub(globalThis as { WebAssembly?: unknown }, 'WebAssembly').value(undefined);
    try {
      expect(quoteHere()).to.equal(quotePlainly);
    } finally {
      engine.restore();
    }
  });
});
