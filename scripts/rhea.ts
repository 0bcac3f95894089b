// rhea as an ES module, for bundling a server into one.
import { build, type Plugin } from 'esbuild';
import { root } from './generate/schemas.ts';
import { importedBuiltins } from './imported-builtins.ts';

/** Writes the bundle to a file, and returns the input files. */
export async function bundleRhea(outfile: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['rhea'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'none', // the complete licences are beside it
    plugins: [importedBuiltins, nothingOptional],
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

/** An optional dependency of `debug`, which happens to be installed here. */
const nothingOptional: Plugin = {
  name: 'nothing optional',
  setup(plugged) {
    plugged.onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, namespace: 'optional' }));
    plugged.onLoad({ filter: /./, namespace: 'optional' }, () => ({ contents: 'module.exports = null;' }));
  },
};
