// Bundles the package into few files: a server imports them in two thirds of the time that one file per module takes.
// tsc writes the types beside them.
import { transformSync, type TransformOptions } from 'esbuild';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.ts';
import { root } from './generate/schemas.ts';
import { licencesOf } from './licences.ts';
import { bundleRhea } from './rhea.ts';

/** Writes the run-time files of the package into a folder, in place of its contents. */
export async function build(dist: string): Promise<void> {
  // Files removed from src/ must not stay.
  rmSync(dist, { recursive: true, force: true });
  const inputs = await bundle(dist);
  minify(path.join(dist, 'cli/index.js'), { minify: true });
  minify(validatorsChunk(dist), { minifyWhitespace: true, minifySyntax: true });
  writeFileSync(path.join(dist, 'cli/licences.txt'), licencesOf(inputs));
  const ofRhea = await bundleRhea(path.join(dist, 'rhea/index.js'));
  writeFileSync(path.join(dist, 'rhea/licences.txt'), licencesOf(ofRhea));
}

// The command's code and the compiled schemas need not be readable: without their white space, the package is a tenth
// smaller.
function minify(file: string, options: TransformOptions): void {
  const { code } = transformSync(readFileSync(file, 'utf8'), { format: 'esm', ...options });
  writeFileSync(file, code);
}

function validatorsChunk(dist: string): string {
  const chunks = readdirSync(dist).map((name) => path.join(dist, name));
  const found = chunks.find(
    (file) => file.endsWith('.js') && readFileSync(file, 'utf8').includes('must have required property'),
  );
  if (found === undefined) throw new Error('no chunk has the validators');
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build(path.join(root, 'dist'));
