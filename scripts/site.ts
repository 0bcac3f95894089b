// The site that serves each schema at its `$id`: `npm run site -- <folder>` writes it, and a release publishes it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSchema, root, schemaFiles } from './generate/schemas.ts';

/**
 * Returns the `$id` of a schema. A resource's has the major version of that resource in its name, and so stays as it is
 * when a later major is published beside it.
 */
export function addressOf(file: string): string {
  const [major] = readSchema(file)['x-version']?.split('.') ?? [];
  const name = major === undefined ? file : file.replace(/\.json$/, `.${major}.json`);
  return `${siteAddress()}schemas/${name}`;
}

/** GitHub serves the pages of `https://github.com/<owner>/<name>` at `https://<owner>.github.io/<name>/`. */
function siteAddress(): string {
  const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    repository: { url: string };
  };
  const [owner = '', name = ''] = new URL(repository.url.replace(/^git\+|\.git$/g, '')).pathname
    .slice(1)
    .split('/');
  return `https://${owner}.github.io/${name}/`;
}

/** Writes each schema into the folder, at the path of its `$id`. */
export function writeSite(folder: string): void {
  for (const file of schemaFiles()) {
    const to = path.join(folder, (readSchema(file).$id ?? '').slice(siteAddress().length));
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, readFileSync(path.join(root, 'schemas', file)));
  }
}

const [, script = '', to] = process.argv;
if (import.meta.url === pathToFileURL(script).href && to !== undefined) writeSite(to);
