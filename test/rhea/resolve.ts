// Gives the package the documented rhea. RHEA is the folder of another version to use, also for the tests' peers.
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

/** The replacement of `register` in newer Nodes, which warn of that. */
const { registerHooks } = module as { registerHooks?: (hooks: unknown) => void };
if (registerHooks === undefined) register(hooks);
else registerHooks(await import(hooks));
