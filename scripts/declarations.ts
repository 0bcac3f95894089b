// The compiler writes declarations for every file of the package, but only the entries can be imported.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './generate/schemas.ts';

const entries = ['index.d.ts', 'consumer/index.d.ts', 'testing/index.d.ts'];

/** Removes the declarations in a folder that no entry imports. */
export function removeUnreachable(dist: string): void {
  const reached = new Set<string>();
  for (const entry of entries) reach(dist, entry, reached);
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(path.join(dist, file));
}

function reach(dist: string, file: string, reached: Set<string>): void {
  if (reached.has(file)) return;
  reached.add(file);
  const text = readFileSync(path.join(dist, file), 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export)\b[^;]*? from '(\.[^']+)\.[jt]s'/gm))
    reach(dist, path.join(path.dirname(file), `${specifier}.d.ts`), reached);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) removeUnreachable(path.join(root, 'dist'));
