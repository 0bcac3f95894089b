// docs/api/: the API reference, from the docstrings and types of what the package exports: `npm run docs:api`. It is apart
// from the other generated files since TypeDoc takes seconds.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Application, Converter, ReflectionKind, type Context, type ProjectReflection } from 'typedoc';
import { load } from 'typedoc-plugin-markdown';
import { resourceSchemas, root } from '../schemas.ts';
import { entries, indexPage, pageOf } from './pages.ts';
import { programOf } from './program.ts';
import { functionsPage } from './functions.ts';

const conversion: Parameters<typeof Application.bootstrap>[0] = {
  disableSources: true,
  excludeExternals: true,
  excludeInternal: true,
  groupOrder: ['Functions', 'Interfaces', 'Type Aliases', 'Classes'],
  logLevel: 'Warn',
  readme: 'none',
  sort: ['alphabetical'],
};

const markdown = {
  classPropertiesFormat: 'table',
  expandParameters: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  hidePageTitle: true,
  interfacePropertiesFormat: 'table',
  parametersFormat: 'table',
  router: 'module',
  tableColumnSettings: { hideDefaults: true, hideInherited: true, hideModifiers: true, hideOverrides: true },
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  useCodeBlocks: true,
};

/** Returns the pages: their paths below `docs/api/`, and their texts. */
export async function apiReference(): Promise<Map<string, string>> {
  const application = await Application.bootstrap(conversion);
  load(application);
  for (const [option, value] of Object.entries(markdown)) application.options.setValue(option, value);
  const rendered = await render(application, convert(application));
  return new Map([
    ['README.md', indexPage(rendered)],
    ...entries.map((entry) => [`${entry.name}.md`, pageOf(entry, rendered)] as const),
    ['functions.md', functionsPage(resourceSchemas())],
  ]);
}

function convert({ converter }: Application): ProjectReflection {
  const files = entries.map(({ file }) => path.join(root, file));
  const program = programOf(files);
  const points = entries.map(({ name }, at) => {
    const sourceFile = program.getSourceFile(files[at] ?? '');
    if (sourceFile === undefined) throw new Error(`${name} has no source file`);
    return { displayName: name, program, sourceFile };
  });
  converter.on(Converter.EVENT_RESOLVE_BEGIN, removeNoise);
  converter.on(Converter.EVENT_RESOLVE_END, forgetOrigins);
  return converter.convert(points);
}

/** Removes the constructors of errors, which users do not call, and names what is destructured. */
function removeNoise({ project }: Context): void {
  for (const constructor of project.getReflectionsByKind(ReflectionKind.Constructor))
    project.removeReflection(constructor);
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter))
    if (parameter.name === '__namedParameters') parameter.name = 'options';
}

/** Members are shown without a note of where they are inherited from. */
function forgetOrigins({ project }: Context): void {
  for (const reflection of Object.values(project.reflections))
    Object.assign(reflection, {
      inheritedFrom: undefined,
      overwrites: undefined,
      implementationOf: undefined,
    });
}

/** Returns the text of each entry, by its name. */
async function render(application: Application, project: ProjectReflection): Promise<Map<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-api-'));
  try {
    await application.outputs.writeOutput({ name: 'markdown', path: folder }, project);
    return new Map(entries.map(({ name }) => [name, readFileSync(path.join(folder, `${name}.md`), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function write(): Promise<void> {
  const folder = path.join(root, 'docs/api');
  const pages = await apiReference();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [page, text] of pages) writeFileSync(path.join(folder, page), text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await write();
