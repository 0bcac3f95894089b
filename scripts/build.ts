// Puts the package into few files: a server that imports it loads them in two thirds of the time that one file for
// each idea takes. The types are made by tsc beside them.
import { transformSync } from 'esbuild';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.ts';
import { root } from './generate/schemas.ts';
import { licencesOf } from './licences.ts';

export const dist: string = path.join(root, 'dist');

export function build(): void {
  // A file that is gone from src/ must not stay.
  rmSync(dist, { recursive: true, force: true });
  const inputs = bundle(dist);
  minify(path.join(dist, 'cli/index.js'));
  writeFileSync(path.join(dist, 'cli/licences.txt'), licencesOf(inputs));
}

// What the command has inside is nobody's to read: without its spaces the package is a twentieth smaller.
function minify(file: string): void {
  const { code } = transformSync(readFileSync(file, 'utf8'), { format: 'esm', minifyWhitespace: true });
  writeFileSync(file, code);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) build();
