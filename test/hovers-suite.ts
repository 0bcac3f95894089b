// What an editor shows at a call: asked of TypeScript's language service.
import path from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { root } from '../scripts/generate/schemas.ts';

const file = path.join(root, 'test/hovered.ts');
const call =
  "notifyAboutVolumeAction(context, volume, { action: 'extend', phase: 'end', parameters: { new_size: 3 } });";
const text = `import { notifyAboutVolumeAction, type RequestContext } from '../src/index.ts';
declare const context: RequestContext, volume: { id: string };
${call}
`;

function serviceOf(): ts.LanguageService {
  const read = (name: string): string | undefined => (name === file ? text : ts.sys.readFile(name));
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), read) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = read(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => ({ ...options, types: [] }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: read,
  });
}

export function suite(): void {
  describe('an editor', () => {
    let service: ts.LanguageService;
    before(() => {
      service = serviceOf();
    });

    const at = (word: string): number => text.indexOf(word, text.indexOf(call));

    for (const [word, said] of [
      ['notifyAboutVolumeAction', /^Emits a notification of an action on a volume\./],
      ['action:', /^What the user did/],
      ['phase:', /^The phase: `start` before the action is tried/],
      ['parameters:', /^The parameters of the action\./],
      ['new_size', /^The requested size, in GiB\.$/],
    ] as const)
      it(`says at ${word} what it is`, () => {
        const { documentation } = service.getQuickInfoAtPosition(file, at(word)) ?? {};
        expect(ts.displayPartsToString(documentation)).to.match(said);
      });

    it('says what each argument is', () => {
      const help = service.getSignatureHelpItems(file, at('volume, {'), undefined);
      const said = help?.items[0]?.parameters.map((parameter) =>
        ts.displayPartsToString(parameter.documentation),
      );
      expect(said?.[0]).to.match(/^Who acts, in which request/);
      expect(said?.[1]).to.match(/^The resource of the action/);
      expect(said?.[2]).to.match(/^The `action`, its `phase` and `parameters`/);
    });

    it('lists the actions', () => {
      const found = service.getCompletionsAtPosition(file, at("'extend'") + 1, undefined);
      expect(found?.entries.map(({ name }) => name)).to.include.members(['create', 'extend', 'retype']);
    });
  });
}
