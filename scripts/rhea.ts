// rhea as an ES module, for bundling a server into one. rhea loads Node's modules by `require`, which esbuild keeps in
// an ES module, where `require` does not exist. This build imports them.
import { build, type Plugin } from 'esbuild';
import { builtinModules } from 'node:module';
import { root } from './generate/schemas.ts';

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

const NAMESPACE = 'imported';

/**
 * Replaces a `require` of a Node module by a module that can be required, and that imports it. It uses the default
 * export, because some bundlers have only that of a module that is a function, like `node:events`.
 */
const importedBuiltins: Plugin = {
  name: 'imported builtins',
  setup(plugged) {
    plugged.onResolve({ filter: new RegExp(`^(?:${builtinModules.join('|')})$`) }, ({ kind, path }) =>
      kind === 'require-call' ? { path, namespace: NAMESPACE } : undefined,
    );
    plugged.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
      contents: `import builtin from 'node:${path}'; module.exports = builtin;`,
    }));
  },
};

/** An optional dependency of `debug`, which happens to be installed here. */
const nothingOptional: Plugin = {
  name: 'nothing optional',
  setup(plugged) {
    plugged.onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, namespace: 'optional' }));
    plugged.onLoad({ filter: /./, namespace: 'optional' }, () => ({ contents: 'module.exports = null;' }));
  },
};
