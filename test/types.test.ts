import { expect } from 'chai';
import { complaints } from './typescript.ts';

describe('the types', () => {
  it('take what is right, and nothing that is known to be wrong', function () {
    this.timeout(60_000);
    expect(complaints(new Map([['test/types.ts', undefined]]))).to.deep.equal([]);
  });

  it('do so for who does not tell a member that is absent from one that is undefined', function () {
    this.timeout(60_000);
    const found = complaints(new Map([['test/types.ts', undefined]]), { exactOptionalPropertyTypes: false });
    expect(found).to.deep.equal([]);
  });

  it('would be found wanting: a complaint that is expected but not made is one', function () {
    this.timeout(60_000);
    const text = '// @ts-expect-error\nexport const right: number = 1;\nexport const wrong: number = "1";\n';
    const found = complaints(new Map([['test/none.ts', text]]));
    expect(found).to.have.lengthOf(2);
    expect(found[0]).to.match(/^test\/none\.ts:1: Unused '@ts-expect-error'/);
    expect(found[1]).to.match(/^test\/none\.ts:3: Type 'string' is not assignable/);
  });
});
