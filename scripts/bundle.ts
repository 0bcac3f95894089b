import { buildSync } from 'esbuild';
import { root } from './generate/schemas.ts';

/**
 * Bundles the entries of the package into a folder, and returns the input files. The command's dependencies are
 * bundled, so that the package depends on rhea alone; code shared by the entries is in chunks.
 */
export function bundle(outdir: string): string[] {
  const { metafile } = buildSync({
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
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}
