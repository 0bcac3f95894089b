// What needs the compiler is in one file, since workers do not share a program.
import { build, dist } from '../scripts/build.ts';
import * as bundles from './bundles-suite.ts';
import * as docs from './docs-suite.ts';
import * as messages from './messages-suite.ts';
import * as pack from './package-suite.ts';
import { installPacked, type Installed } from './packed.ts';
import * as types from './types-suite.ts';
import { Compilation, packageSources } from './typescript.ts';

let made: Compilation | undefined;

function compilation(): Compilation {
  const sources = packageSources().map((file) => [file, undefined] as const);
  made ??= new Compilation(new Map([...sources, ...docs.snippets, ...types.modules, ...messages.modules]));
  return made;
}

docs.suite(compilation);
types.suite(compilation);
messages.suite(compilation);

describe('as npm would publish it,', () => {
  let installed: Installed;
  before(async () => {
    await build();
    compilation().writeDeclarations(dist);
    installed = installPacked();
  });
  after(() => {
    installed[Symbol.dispose]();
  });

  pack.suite(() => installed);
  bundles.suite(() => installed);
});
