// Tests with the compiler are in one file, since workers do not share its results.
import * as bundles from './bundles-suite.ts';
import * as docs from './docs-suite.ts';
import * as firstScreen from './first-screen-suite.ts';
import * as hovers from './hovers-suite.ts';
import * as messages from './messages-suite.ts';
import * as pack from './package-suite.ts';
import { installPacked, type Installed } from './packed.ts';
import * as types from './types-suite.ts';
import { compile, type Complaints } from './typescript.ts';

let made: Promise<Complaints> | undefined;

function compiled(): Promise<Complaints> {
  made ??= compile(new Map([...docs.snippets, ...types.modules, ...messages.modules]));
  return made;
}

docs.suite(compiled);
types.suite(compiled);
messages.suite(compiled);
hovers.suite();

describe('as npm would publish it,', () => {
  let installed: Installed;
  before(async () => {
    installed = await installPacked();
  });
  after(() => {
    installed[Symbol.dispose]();
  });

  pack.suite(() => installed);
  bundles.suite(() => installed);
  firstScreen.suite(() => installed);
});
