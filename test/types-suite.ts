import { expect } from 'chai';
import { compile, type Complaints } from './typescript.ts';

const right = 'test/types.ts';
const wrong = 'test/none.ts';
const text = '// @ts-expect-error\nexport const right: number = 1;\nexport const wrong: number = "1";\n';

export const modules = new Map([
  [right, undefined],
  [wrong, text],
]);

export function suite(compiled: () => Promise<Complaints>): void {
  describe('the types', () => {
    it('take what is right, and nothing that is known to be wrong', async () => {
      expect((await compiled())(right)).to.deep.equal([]);
    });

    it('do so for who does not tell a member that is absent from one that is undefined', async () => {
      const others = { exactOptionalPropertyTypes: false };
      const complaints = await compile(new Map([[right, undefined]]), others);
      expect(complaints(right)).to.deep.equal([]);
    });

    for (const experimentalDecorators of [true, false])
      it(`fit decorators when experimentalDecorators is ${String(experimentalDecorators)}`, async () => {
        const modules = new Map([['test/decorators.ts', undefined]]);
        const complaints = await compile(modules, { experimentalDecorators });
        expect(complaints('test/decorators.ts')).to.deep.equal([]);
      });

    it('would be found wanting: a complaint that is expected but not made is one', async () => {
      const found = (await compiled())(wrong);
      expect(found).to.have.lengthOf(2);
      expect(found[0]).to.match(/^test\/none\.ts:1: Unused '@ts-expect-error'/);
      expect(found[1]).to.match(/^test\/none\.ts:3: Type 'string' is not assignable/);
    });
  });
}
