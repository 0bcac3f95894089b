import { expect } from 'chai';
import fc from 'fast-check';
import { MessageIds } from '../../src/reports/message-ids.ts';

const nil = '00000000-0000-0000-0000-000000000000';

describe('the ids that came', () => {
  it('are those that a set remembers, whatever an id is', () => {
    const id = fc.oneof(fc.uuid(), fc.string(), fc.constantFrom(nil, nil.replace('0', '1'), ''));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 40 }), fc.array(fc.nat(39)), (ids, again) => {
        const [known, remembered] = [new Set<string>(), new MessageIds()];
        for (const each of [...ids, ...again.flatMap((index) => ids[index] ?? [])]) {
          expect(remembered.add(each)).to.equal(!known.has(each));
          known.add(each);
        }
      }),
    );
  });

  it('are all remembered, however many they are and however alike', () => {
    const remembered = new MessageIds();
    const idOf = (number: number): string => nil.slice(0, -8) + number.toString(16).padStart(8, '0');
    for (let number = 0; number < 20_000; number++) expect(remembered.add(idOf(number))).to.equal(true);
    for (let number = 0; number < 20_000; number++) expect(remembered.add(idOf(number))).to.equal(false);
  });

  it('are texts: one in capitals is another one', () => {
    const remembered = new MessageIds();
    const id = '5f0c9a3e-6d1b-4f7a-9e2c-3b8d7a6f5e4d';
    expect([remembered.add(id), remembered.add(id.toUpperCase()), remembered.add(id)]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });
});
