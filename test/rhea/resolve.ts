// The package is given rhea as it is documented. With RHEA, the folder of another version, that one, and so are the peers that
// tests make of it.
import module, { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

const { RHEA } = process.env;
const other =
  RHEA === undefined ? {} : { rhea: pathToFileURL(createRequire(import.meta.url).resolve(RHEA)).href };
const elsewhere = { '#rhea': new URL('documented.ts', import.meta.url).href, ...other };

const hooks = `data:text/javascript,${encodeURIComponent(`
  const elsewhere = new Map(${JSON.stringify(Object.entries(elsewhere))});
  export const resolve = (specifier, context, next) => next(elsewhere.get(specifier) ?? specifier, context);
`)}`;

/** What newer Nodes have in the place of `register`, of which they warn. */
const { registerHooks } = module as { registerHooks?: (hooks: unknown) => void };
if (registerHooks === undefined) register(hooks);
else registerHooks(await import(hooks));
