// The site that serves each schema at its `$id`: `npm run site -- <folder>` writes it, and a release publishes it.
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSchema, root, schemaFiles } from './generate/schemas.ts';
import { current } from './versions.ts';

/** Returns the `$id` of a schema. */
export function addressOf(file: string): string {
  return site + pathOf(file);
}

/** Writes each schema into the folder, at the path of its `$id`. */
export function writeSite(folder: string): void {
  for (const file of schemaFiles()) cpSync(path.join(current, file), path.join(folder, pathOf(file)));
}

// A resource's file has the major version of that resource in its name, and so stays as it is when a later major is
// published beside it.
function pathOf(file: string): string {
  const [major] = readSchema(file)['x-version']?.split('.') ?? [];
  return `schemas/${major === undefined ? file : file.replace(/\.json$/, `.${major}.json`)}`;
}

const site = siteAddress();

/** GitHub serves the pages of `https://github.com/<owner>/<name>` at `https://<owner>.github.io/<name>/`. */
function siteAddress(): string {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  const { repository } = JSON.parse(manifest) as { repository: { url: string } };
  const { pathname } = new URL(repository.url.replace(/^git\+|\.git$/g, ''));
  const [, owner = '', name = ''] = pathname.split('/');
  return `https://${owner}.github.io/${name}/`;
}

const [, script = '', to] = process.argv;
if (import.meta.url === pathToFileURL(script).href && to !== undefined) writeSite(to);
