// What needs the compiler is in one file, since workers do not share a program.
import * as docs from './docs-suite.ts';
import * as messages from './messages-suite.ts';
import * as pack from './package-suite.ts';
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
pack.suite(compilation);
