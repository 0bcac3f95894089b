// rhea as an ES module, for who bundles a server into one. rhea asks for Node's own modules by `require`, which esbuild
// leaves in an ES module as it is, where there is no `require`. Here they are imported.
import { build, type Plugin } from 'esbuild';
import { builtinModules } from 'node:module';
import { root } from './generate/schemas.ts';

/** Writes it to a file, and gives back the files that went in. */
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
    legalComments: 'none', // the licences are beside it, in whole
    plugins: [importedBuiltins, nothingOptional],
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

const NAMESPACE = 'imported';

/** Stands between a `require` and a module of Node: a module that can be required, and that imports. */
const importedBuiltins: Plugin = {
  name: 'imported builtins',
  setup(plugged) {
    plugged.onResolve({ filter: new RegExp(`^(?:${builtinModules.join('|')})$`) }, ({ kind, path }) =>
      kind === 'require-call' ? { path, namespace: NAMESPACE } : undefined,
    );
    plugged.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
      contents: `export * from 'node:${path}';`,
    }));
  },
};

/** What `debug` takes where it happens to be installed, as it is here. */
const nothingOptional: Plugin = {
  name: 'nothing optional',
  setup(plugged) {
    plugged.onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, namespace: 'optional' }));
    plugged.onLoad({ filter: /./, namespace: 'optional' }, () => ({ contents: 'module.exports = null;' }));
  },
};
