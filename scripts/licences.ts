// Bundled packages come with their licences, as these require.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './generate/schemas.ts';

/** Returns the licences of the packages of these files, one after the other. Throws for a package without one. */
export function licencesOf(files: readonly string[]): string {
  return packagesOf(files).map(licenceOf).join('\n');
}

/** Returns the folders of the packages of these files, each once. */
export function packagesOf(files: readonly string[]): string[] {
  const packages = files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(packages)].sort();
}

function licenceOf(folder: string): string {
  const at = path.join(root, folder);
  const file = readdirSync(at).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence`);
  return `${path.basename(folder)}\n\n${unlessOurs(readFileSync(path.join(at, file), 'utf8').trim())}\n`;
}

// The package contains that text already.
function unlessOurs(text: string): string {
  return /^\s*Apache License\s+Version 2\.0/.test(text) ? 'Apache License, Version 2.0: see LICENSE' : text;
}
