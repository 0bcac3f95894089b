// The package is given rhea as it is documented. With RHEA, the folder of another version, that one, and so are the peers that
// tests make of it.
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

const { RHEA } = process.env;
const other =
  RHEA === undefined ? {} : { rhea: pathToFileURL(createRequire(import.meta.url).resolve(RHEA)).href };
const elsewhere = { '#rhea': new URL('documented.ts', import.meta.url).href, ...other };

const hook = `
  const elsewhere = new Map(${JSON.stringify(Object.entries(elsewhere))});
  export const resolve = (specifier, context, next) => next(elsewhere.get(specifier) ?? specifier, context);
`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
