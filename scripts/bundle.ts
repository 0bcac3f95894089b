import { build } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { root } from './generate/schemas.ts';
import { importedBuiltins } from './imported-builtins.ts';

/**
 * Bundles the entries of the package into a folder, and returns the input files. The command's dependencies are
 * bundled, so that the package depends on rhea alone; code shared by the entries is in chunks.
 */
export async function bundle(outdir: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/index.ts', 'src/consumer/index.ts', 'src/testing/index.ts', 'src/cli/index.ts'],
    outdir,
    outbase: 'src',
    bundle: true,
    splitting: true,
    external: ['#rhea', '@duckdb/node-api'],
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    plugins: [importedBuiltins], // commander is CommonJS
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

// `tsx scripts/bundle.ts <folder>`
const [, script = '', folder] = process.argv;
if (import.meta.url === pathToFileURL(script).href && folder !== undefined) await bundle(folder);
