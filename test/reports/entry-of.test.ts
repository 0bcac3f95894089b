import { expect } from 'chai';
import fc from 'fast-check';
import { entryOf } from '../../src/reports/entry-of.ts';
import { noon, sampleOperation, tell } from './stream.ts';

const part = fc.constantFrom('volume', 'create', 'a', '.', 'a.b', '');
const change = fc.record({ at: fc.nat(20), by: fc.constantFrom('', 'x', '.', 'a.') });

describe('an entry', () => {
  it('is of what its event type and its payload say alike, and of nothing else', () => {
    fc.assert(
      fc.property(part, part, fc.option(change), (type, action, changed) => {
        const right = `${type}.${action}.end`;
        const { at, by } = changed ?? { at: 0, by: right.charAt(0) };
        const told = right.slice(0, at) + by + right.slice(at + 1);
        const event_type = `dashboard.${told}`;
        const entry = entryOf({ ...tell(sampleOperation({ type, action }), 'end', noon), event_type });
        expect(typeof entry === 'string' ? entry : 'taken').to.equal(told === right ? 'taken' : 'malformed');
      }),
      { numRuns: 2000 },
    );
  });

  it('is of every minor version, and of no other major one', () => {
    const told = (version: unknown): unknown =>
      entryOf(tell(sampleOperation(), 'end', noon, { version, resource: { type: 'volume', id: 'v1' } }));
    for (const version of ['1.0', '1.7', '1.10']) expect(told(version), version).to.be.an('object');
    for (const version of ['2.0', '11.0', '0.1', '10.1']) expect(told(version)).to.equal('unknownVersion');
    for (const version of ['1', '1.', '1.0.0', 'v1.0', '', 1, undefined])
      expect(told(version)).to.equal('malformed');
  });
});
