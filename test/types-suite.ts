import { expect } from 'chai';
import { Compilation } from './typescript.ts';

const right = 'test/types.ts';
const wrong = 'test/none.ts';
const text = '// @ts-expect-error\nexport const right: number = 1;\nexport const wrong: number = "1";\n';

export const modules = new Map([
  [right, undefined],
  [wrong, text],
]);

export function suite(compilation: () => Compilation): void {
  describe('the types', () => {
    it('take what is right, and nothing that is known to be wrong', () => {
      expect(compilation().complaints(right)).to.deep.equal([]);
    });

    it('do so for who does not tell a member that is absent from one that is undefined', () => {
      const others = { exactOptionalPropertyTypes: false };
      expect(new Compilation(new Map([[right, undefined]]), others).complaints(right)).to.deep.equal([]);
    });

    for (const experimentalDecorators of [true, false])
      it(`fit decorators when experimentalDecorators is ${String(experimentalDecorators)}`, () => {
        const modules = new Map([['test/decorators.ts', undefined]]);
        const found = new Compilation(modules, { experimentalDecorators }).complaints('test/decorators.ts');
        expect(found).to.deep.equal([]);
      });

    it('would be found wanting: a complaint that is expected but not made is one', () => {
      const found = compilation().complaints(wrong);
      expect(found).to.have.lengthOf(2);
      expect(found[0]).to.match(/^test\/none\.ts:1: Unused '@ts-expect-error'/);
      expect(found[1]).to.match(/^test\/none\.ts:3: Type 'string' is not assignable/);
    });
  });
}
