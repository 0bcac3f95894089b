import type { Plugin } from 'esbuild';
import { builtinModules } from 'node:module';

const NAMESPACE = 'imported';

/**
 * Replaces a `require` of a Node module by a module that can be required, and that imports it: esbuild keeps a `require`
 * in an ES module, where it does not exist. It uses the default export, because some bundlers have only that of a module
 * that is a function, like `node:events`.
 */
export const importedBuiltins: Plugin = {
  name: 'imported builtins',
  setup(plugged) {
    plugged.onResolve(
      { filter: new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`) },
      ({ kind, path }) =>
        kind === 'require-call' ? { path: path.replace(/^node:/, ''), namespace: NAMESPACE } : undefined,
    );
    plugged.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
      contents: `import builtin from 'node:${path}'; module.exports = builtin;`,
    }));
  },
};
