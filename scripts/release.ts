// What must agree when a version is released: `npm run release:check -- v0.2.0` prints the version's part of the changelog.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, schemaFiles } from './generate/schemas.ts';
import { current, released } from './versions.ts';

export interface Release {
  /** The git tag, such as `v0.2.0`. */
  readonly tag: string;
  /** The version of package.json. */
  readonly version: string;
  /** The version that other files name, by their paths. */
  readonly others: Readonly<Record<string, string>>;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
  /** The schemas that differ from those kept as the release's. */
  readonly changedSchemas: readonly string[];
}

/** Returns what keeps a release from being published. */
export function obstacles({ tag, version, others, changelog, changedSchemas }: Release): string[] {
  const { unreleased, newest } = sectionsOf(changelog);
  const { length, [0]: example = '' } = changedSchemas;
  const checks: [isWrong: boolean, message: string][] = [
    [tag !== `v${version}`, `the tag is ${tag}, and package.json has the version ${version}`],
    ...Object.entries(others).map(([file, other]): [boolean, string] => [
      other !== version,
      `${file} has the version ${other}, and package.json ${version}`,
    ]),
    [
      newest.title.replace(/ \(\d{4}-\d\d-\d\d\)$/, ' (date)') !== `${version} (date)`,
      `the newest version in CHANGELOG.md is "${newest.title}", and not "${version} (year-month-day)"`,
    ],
    [newest.text === '', 'CHANGELOG.md does not say what is new'],
    [unreleased !== '', 'CHANGELOG.md has changes under "Unreleased"'],
    [length > 0, `${length} schemas are not kept as released, such as ${example}: npm run release:schemas`],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, message]) => message);
}

/** Returns what the changelog says of its newest version. */
export function notesOf(changelog: string): string {
  return sectionsOf(changelog).newest.text;
}

function sectionsOf(changelog: string): { unreleased: string; newest: { title: string; text: string } } {
  const sections = changelog.split(/^## /m).slice(1);
  const all = sections.map((section) => {
    const [title = '', ...lines] = section.split('\n');
    return { title, text: lines.join('\n').trim() };
  });
  return {
    unreleased: all.find(({ title }) => title === 'Unreleased')?.text ?? '',
    newest: all.find(({ title }) => title !== 'Unreleased') ?? { title: '', text: '' },
  };
}

/** What the files of the project say, for a tag. */
export function releaseOf(tag: string): Release {
  return {
    tag,
    version: versionIn('package.json'),
    others: otherVersions(),
    changelog: read('CHANGELOG.md'),
    changedSchemas: changedSchemas(),
  };
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function versionIn(file: string): string {
  return (JSON.parse(read(file)) as { version: string }).version;
}

function otherVersions(): Record<string, string> {
  const { info } = JSON.parse(read('asyncapi.json')) as { info: { version: string } };
  // Users copy the examples.
  const examples = readdirSync(path.join(root, 'examples'))
    .map((name) => `examples/${name}/package.json`)
    .filter((file) => existsSync(path.join(root, file)));
  return {
    'package-lock.json': versionIn('package-lock.json'),
    'asyncapi.json': info.version,
    ...Object.fromEntries(examples.map((file) => [file, dependencyIn(file)])),
  };
}

function dependencyIn(file: string): string {
  return /"notify-about": "\^?([^"]*)"/.exec(read(file))?.[1] ?? 'none';
}

function changedSchemas(): string[] {
  const textOf = (folder: string, file: string): string | undefined =>
    existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : undefined;
  const all = new Set([...schemaFiles(), ...schemaFiles(released)]);
  return [...all].filter((file) => textOf(current, file) !== textOf(released, file));
}

function check(tag: string): void {
  const release = releaseOf(tag);
  const found = obstacles(release);
  if (found.length === 0) console.log(notesOf(release.changelog));
  for (const each of found) console.error(each);
  process.exitCode = found.length === 0 ? 0 : 1;
}

const [, script = '', tag = ''] = process.argv;
if (import.meta.url === pathToFileURL(script).href) check(tag);
