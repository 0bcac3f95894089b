// Checks the direction of imports. This reads only the text of the imports, so no code has to run.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { root } from '../scripts/generate/schemas.ts';

interface Import {
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
  /** Whether only types are imported. */
  readonly isType: boolean;
}

const files = [...sourcesBelow('src'), ...sourcesBelow('scripts')];
const imports = files.flatMap(importsOf);

/** The other files that the files of a folder may import. */
const allowed: Record<string, readonly string[]> = {
  'src/index.ts': ['src/notifications/', 'src/utils/', 'src/generated/'],
  'src/notifications/': ['src/utils/', 'src/generated/'],
  'src/consumer/': ['src/utils/', 'src/generated/', 'src/index.ts'],
  'src/testing/': ['src/utils/', 'src/generated/', 'src/index.ts', 'src/consumer/'],
  'src/reports/': ['src/utils/', 'src/generated/', 'src/consumer/'],
  'src/store/': ['src/utils/', 'src/consumer/'],
  'src/cli/': ['src/utils/', 'src/index.ts', 'src/consumer/', 'src/testing/', 'src/reports/', 'src/store/'],
  'src/generated/': ['src/utils/'],
  'src/utils/': ['src/generated/'],
};

/** The folders of `src/utils`, lowest first: a file imports from its own folder, and from those before it. */
const floors = [
  'api',
  'runtime',
  'text',
  'describing',
  'masking',
  'request',
  'fault',
  'options',
  'operation',
  'context',
  'notification',
  'notifier',
  'spool',
  'file',
  'amqp/codec',
  'amqp/connection',
  'amqp/sending',
  'amqp/receiving',
  'amqp',
  'around',
  '.',
].map((folder) => path.posix.join('src/utils', folder));

describe('the architecture', () => {
  it('is seen as a whole', () => {
    expect(imports.length).to.be.greaterThan(100);
    for (const { from, to } of imports) {
      if (!to.startsWith('src/') && !to.startsWith('scripts/')) continue;
      expect(files, `${from} imports ${to}`).to.include(to);
    }
    for (const file of files.filter((each) => each.startsWith('src/')))
      expect(folderOf(file), file).to.not.equal('');
  });

  it('has imports that go one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      const folder = folderOf(from);
      const may = [folder, ...(allowed[folder] ?? [])];
      return folder !== '' && to.startsWith('src/') && !may.some((place) => to.startsWith(place));
    });
    expect(wrong.map(shown)).to.deep.equal([]);
  });

  it('has utilities whose folders build on those below them, types counted', () => {
    const floorOf = (file: string): number => floors.indexOf(path.posix.dirname(file));
    const isUtility = (file: string): boolean => file.startsWith('src/utils/');
    const utilities = files.filter(isUtility);
    expect(utilities.filter((file) => floorOf(file) < 0)).to.deep.equal([]);
    const wrong = imports.filter(
      ({ from, to }) => isUtility(from) && isUtility(to) && floorOf(to) > floorOf(from),
    );
    expect(wrong.map(shown)).to.deep.equal([]);
  });

  it('has a machine that takes only types from what is generated', () => {
    const wrong = imports.filter(
      ({ from, to, isType }) => from.startsWith('src/utils/') && to.startsWith('src/generated/') && !isType,
    );
    expect(wrong.map(shown)).to.deep.equal([]);
  });

  it('has resources that do not know each other', () => {
    for (const folder of ['src/notifications/', 'src/generated/']) {
      const isResource = (file: string): boolean =>
        file.startsWith(folder) && file.slice(folder.length).includes('/');
      const wrong = imports.filter(({ from, to }) => isResource(from) && isResource(to));
      expect(wrong.map(shown)).to.deep.equal([]);
    }
  });

  it('has one file that knows rhea, one that knows DuckDB, one that knows ajv, and none in the package that does', () => {
    const importersOf = (name: string): string[] => [
      ...new Set(
        imports.filter(({ to }) => to === name || to.startsWith(`${name}/`)).map(({ from }) => from),
      ),
    ];
    expect(importersOf('rhea')).to.deep.equal(['src/utils/amqp/connection/rhea.ts']);
    expect(importersOf('@duckdb/node-api')).to.deep.equal(['src/store/engine.ts']);
    expect(importersOf('ajv')).to.deep.equal(['scripts/generate/validators.ts']);
    expect(importersOf('ajv-formats')).to.deep.equal(['scripts/generate/validators.ts']);
  });

  it('has no packages at run time but those that it says', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const packages = imports.filter(({ from, to }) => from.startsWith('src/') && !/^(src\/|node:)/.test(to));
    const [ofCommand, ofServers] = [
      packages.filter(isOfCommand),
      packages.filter((each) => !isOfCommand(each)),
    ];
    for (const each of ofServers) expect(Object.keys(dependencies), shown(each)).to.include(each.to);
    // They are bundled with the command, so users need not install them. DuckDB is loaded only if installed.
    const loaded = ofCommand.filter(({ isType }) => !isType);
    const bundled = new Set(loaded.map(({ to }) => to.split('/')[0]));
    expect([...bundled].sort()).to.deep.equal([
      '@date-fns',
      'commander',
      'd3-scale',
      'd3-shape',
      'date-fns',
      'string-width',
      'tinyqueue',
    ]);
    for (const each of bundled) expect(Object.keys(dependencies)).to.not.include(each);
  });

  it('has no cycle of imports, types counted', () => {
    const next = new Map(files.map((file) => [file, new Set<string>()]));
    for (const { from, to } of imports) if (next.has(to)) next.get(from)?.add(to);
    expect(cycleIn(next)).to.equal(undefined);
    const circle = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ]);
    expect(cycleIn(circle)).to.deep.equal(['b', 'c', 'b']);
  });

  it('has a package that prints nothing', () => {
    const loud = files.filter(
      (file) => file.startsWith('src/') && !file.startsWith('src/cli/') && usesConsole(file),
    );
    expect(loud).to.deep.equal([]);
  });
});

function isOfCommand({ from }: Import): boolean {
  return ['src/cli/', 'src/reports/', 'src/store/'].some((folder) => from.startsWith(folder));
}

function shown({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

function folderOf(file: string): string {
  return Object.keys(allowed).find((place) => file.startsWith(place)) ?? '';
}

function sourcesBelow(folder: string): string[] {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function parsed(file: string): ts.SourceFile {
  const text = readFileSync(path.join(root, file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
}

function importsOf(from: string): Import[] {
  return parsed(from).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    const { text } = moduleSpecifier;
    const to = text.startsWith('.') ? path.posix.join(path.posix.dirname(from), text) : text;
    return [{ from, to, isType: isTypeOnly(statement) }];
  });
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) {
    const named = statement.exportClause;
    const all =
      named !== undefined && ts.isNamedExports(named) && named.elements.every((each) => each.isTypeOnly);
    return statement.isTypeOnly || all;
  }
  const clause = statement.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  const all =
    named !== undefined && ts.isNamedImports(named) && named.elements.every((each) => each.isTypeOnly);
  return clause.name === undefined && all;
}

function usesConsole(file: string): boolean {
  const uses = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node.text === 'console') || (ts.forEachChild(node, uses) ?? false);
  return uses(parsed(file));
}

/** Returns the path of a cycle, or `undefined`. */
function cycleIn(next: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): string[] | undefined => {
    const at = way.indexOf(file);
    if (at >= 0) return [...way.slice(at), file];
    if (done.has(file)) return undefined;
    for (const to of next.get(file) ?? []) {
      const found = visit(to, [...way, file]);
      if (found !== undefined) return found;
    }
    done.add(file);
    return undefined;
  };
  return [...next.keys()].map((file) => visit(file, [])).find((found) => found !== undefined);
}
