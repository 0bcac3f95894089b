// Compiles every schema to plain JavaScript, so that at run time nothing is compiled, and ajv is not loaded.
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { buildSync } from 'esbuild';
import { readSchema, root, schemaFiles, type JsonSchema, type ResourceSchema } from './schemas.ts';

/** Returns a script that defines `compiled`: a validator for the envelope and one for each resource's payload. */
export function compiledValidators(resources: readonly ResourceSchema[]): string {
  const ajv = new Ajv({
    code: { source: true, esm: true },
    discriminator: true,
    allowUnionTypes: true,
    inlineRefs: false,
    // The only length in a schema is 1, in characters or in units: to count the characters of every
    // text takes two thirds of the time of a validation, 2.3 µs.
    unicode: false,
    logger: { ...console, warn: warnOfOthers },
  });
  ajv.addVocabulary(['x-version']);
  // Fast: what is checked with formats is made by this package, so near misses need not be detected.
  addFormats.default(ajv, { mode: 'fast', formats: ['date-time', 'uuid'] });
  for (const file of schemaFiles()) ajv.addSchema(withoutDialect(readSchema(file)));
  const ids = resources.map(({ name, schema }) => [`validate${name}`, schema.$id ?? ''] as const);
  const names = { validateEnvelope: readSchema('notification.json').$id ?? '', ...Object.fromEntries(ids) };
  return bundled(withOneFault(standaloneCode.default(ajv, names)));
}

// Each time, ajv warns that the option above is deprecated.
function warnOfOthers(message: string): void {
  if (!message.startsWith('DEPRECATED: option unicode.')) console.warn(message);
}

// ajv writes the same five lines at each of 3,500 places that find a fault. One function for them is a fifth less code,
// which each process that imports the package reads: a twentieth of the time of the import.
function withOneFault(source: string): string {
  const place =
    /(\w+)\.errors = \[\{(?:instancePath:)?(.*?),schemaPath:".*?",keyword:(.*?),params:(.*?),message:(.*?)\}\];\s*return false;/g;
  return `function fault(validate, instancePath, keyword, params, message) {
    validate.errors = [{ instancePath, keyword, params, message }];
    return false;
  }
  ${source.replaceAll(place, 'return fault($1, $2, $3, $4, $5);')}`;
}

// ajv's standalone code calls require() for its formats, which an ES module does not have.
function bundled(source: string): string {
  const result = buildSync({
    stdin: { contents: source, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'compiled',
    target: 'es2023',
    minify: true,
    legalComments: 'none',
  });
  // The schema path of a rule is of no use to the sender of the data, and is a sixth of the code.
  return result.outputFiles[0]?.text.replaceAll(/schemaPath:"[^"]*",/g, '') ?? '';
}

// The additions of 2020-12 to the drafts before it, such as dynamic references, are not used here: without them the code
// is a third smaller. That the schemas are of 2020-12 is tested.
function withoutDialect(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema'));
}
