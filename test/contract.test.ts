// The contract: schemas, samples, and generated files. Also see catalogue.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { resourceSchemas, root } from '../scripts/generate/schemas.ts';
import { addressOf } from '../scripts/site.ts';
import { validateNotification } from '../src/consumer/index.ts';
import { isSecretName } from '../src/utils/masking/names.ts';
import { sampleFiles } from './samples/make.ts';
import { allSchemas, folder, follow, isSchema, schemaAt, within, type Schema } from './schemas.ts';

const resources = resourceSchemas();
const described = new Set(describedPlaces(schemaAt('common/payload.json')));

describe('the contract', () => {
  it('has generated code that is up to date, and no other in its folder', async () => {
    // It has a top-level `await`, and mocha's require() does not accept such a module.
    const { generatedFiles } = await import('../scripts/generate/index.ts');
    const generated = await generatedFiles();
    expect(filesBelow(path.join(root, 'src/generated'))).to.have.members([...generated.keys()]);
    for (const [file, text] of generated) {
      const found = readFileSync(path.join(root, 'src/generated', file), 'utf8');
      // Not expect(): a difference of 180 kB on one line is useless.
      if (found !== text) expect.fail(`src/generated/${file} is stale: npm run generate`);
    }
  });

  it('has machine code that is made of its text', async () => {
    const { generatedCode } = await import('../scripts/generate/index.ts');
    for (const [file, text] of await generatedCode())
      expect(readFileSync(path.join(root, file), 'utf8'), `${file} is stale: npm run generate`).to.equal(
        text,
      );
  });

  it('has the samples that the functions make, and no others', () => {
    const made = sampleFiles();
    const found = filesBelow(folder).filter((file) => file.includes('/samples/'));
    expect(found).to.have.members([...made.keys()]);
    for (const [file, text] of made) {
      const sample = readFileSync(path.join(folder, file), 'utf8');
      expect(JSON.parse(sample), file).to.deep.equal(JSON.parse(text));
      expect(sample === text, `${file} differs in its layout`).to.equal(true);
    }
  });

  it('has a sample of each action', () => {
    const names = resources.flatMap(({ path: of, actions }) =>
      actions.map(
        ({ action }) =>
          `${path.dirname(of)}/samples/${path.basename(of)}.${action.replaceAll('_', '-')}.json`,
      ),
    );
    expect([...sampleFiles().keys()]).to.have.members(names);
  });

  it('has samples that the consumer accepts', () => {
    for (const [, text] of sampleFiles()) validateNotification(JSON.parse(text));
  });

  // Otherwise, the validators would have to count characters, which they are compiled not to do.
  it('asks for no other length of a text than 1', () => {
    const lengths = allSchemas().flatMap(({ schema }) =>
      [...JSON.stringify(schema).matchAll(/"(?:min|max)Length":\d+/g)].map(([length]) => length),
    );
    expect(new Set(lengths)).to.deep.equal(new Set(['"minLength":1']));
  });

  // Otherwise, the mask would violate the schema, and consumers would refuse it.
  it('has a text or a truth value in each member that is masked by its name', () => {
    const others = allSchemas().flatMap(({ file, schema }) =>
      [...within(schema)]
        .filter(
          ([place, { type }]) => isSecretName(place.at(-1) ?? '') && type !== 'boolean' && type !== 'string',
        )
        .map(([place]) => `${file}: ${place.join('.')}`),
    );
    expect(others).to.deep.equal([]);
  });

  it('names each schema by its place', () => {
    for (const { file, schema } of allSchemas()) expect(schema['$id'], file).to.equal(addressOf(file));
  });

  it('refers only to what is there, relative to the file', () => {
    for (const from of allSchemas()) {
      for (const [, { $ref }] of within(from.schema)) {
        if (typeof $ref === 'string')
          expect(follow($ref, from), `${from.file}: ${$ref}`).to.not.equal(undefined);
      }
    }
  });

  it('describes every member', () => {
    const silent = allSchemas().flatMap((from) =>
      [...within(from.schema)]
        .filter(([place, schema]) => isMember(place, schema, from.schema) && !isDescribed(place, schema))
        .map(([place]) => `${from.file}: ${place.join('.')}`),
    );
    expect(silent).to.deep.equal([]);
  });

  it('has payload versions of the major that the schema says it is', () => {
    for (const { path: of, schema } of resources) {
      const version = schema['x-version'] ?? '';
      const { pattern = '' } = (schema.properties?.['version'] ?? {}) as { pattern?: string };
      expect(version, of).to.match(/^\d+\.\d+$/);
      const major = Number(version.split('.')[0]);
      expect(version, of).to.match(new RegExp(pattern));
      expect(`${String(major)}.12`, of).to.match(new RegExp(pattern));
      for (const other of [major - 1, major + 1, major + 10]) {
        expect(`${String(other)}.0`, of).to.not.match(new RegExp(pattern));
      }
    }
  });
});

describe('the contract, to a validator of another language', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  for (const { schema } of allSchemas()) ajv.addSchema(schema);
  const valid = (file: string, data: unknown): boolean =>
    (ajv.getSchema(addressOf(file)) as ValidateFunction)(data);
  const samples = [...sampleFiles()].map(([file, text]) => {
    const of = file.replace('/samples/', '/').replace(/\..*/, '.json');
    return {
      file,
      of,
      sample: JSON.parse(text) as Record<string, unknown> & { payload: Record<string, unknown> },
    };
  });

  it('is the same for every sample', () => {
    for (const { file, of, sample } of samples) {
      expect(valid('notification.json', sample), file).to.equal(true);
      expect(valid(of, sample.payload), file).to.equal(true);
    }
  });

  it('is as strict as our own validators', () => {
    const fault = { exception: 'Forbidden', exception_message: 'no' };
    const spoilt: Record<string, unknown>[] = [
      { phase: 'error' },
      { fault },
      { phase: 'middle' },
      { action: 'explode' },
      { action: undefined },
      { version: '2.0' },
      { operation_id: undefined },
      { operation_id: 'req-1' },
      { operation_id: 7 },
      { resource: { type: 'instance' } },
      { resource: { type: 'planet', id: 'mars' } },
      { parameters: [] },
      { duration: -1 },
      { duration: '1' },
      { started_at: 'yesterday' },
      { initiator: { roles: 'member' } },
    ];
    for (const { file, of, sample } of samples) {
      for (const change of spoilt) {
        const payload: unknown = JSON.parse(JSON.stringify({ ...sample.payload, ...change }));
        const what = `${file} with ${JSON.stringify(change)}`;
        expect(valid(of, payload), what).to.equal(false);
        expect(() => validateNotification({ ...sample, payload }), what).to.throw('not a valid notification');
      }
    }
  });

  it('asks for an id or a name at an end alone', () => {
    const fault = { exception: 'Forbidden', exception_message: 'no' };
    for (const { file, of, sample } of samples) {
      const { type } = sample.payload['resource'] as { type: string };
      for (const [phase, changes, isValid] of [
        ['start', {}, true],
        ['error', { fault }, true],
        ['end', {}, false],
      ] as const) {
        const payload = { ...sample.payload, phase, resource: { type }, ...changes };
        const event_type = String(sample['event_type']).replace(/end$/, phase);
        const check = (): unknown => validateNotification({ ...sample, event_type, payload });
        expect(valid(of, payload), `${file}: ${phase}`).to.equal(isValid);
        if (isValid) check();
        else expect(check, file).to.throw("/payload/resource must have required property 'id' or 'name'");
      }
    }
  });

  it('is open: members that nobody knows yet do no harm', () => {
    for (const { file, of, sample } of samples) {
      const { payload } = sample;
      const resource = { ...(payload['resource'] as object), new_member: { any: 'thing' } };
      const later = {
        ...payload,
        resource,
        new_member: 1,
        version: '1.99',
        parameters: { new_parameter: [] },
      };
      expect(valid(of, later), file).to.equal(true);
      validateNotification({ ...sample, payload: later });
    }
  });
});

function filesBelow(start: string): string[] {
  const entries = readdirSync(start, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries.map(({ parentPath, name }) =>
    path.relative(start, path.join(parentPath, name)).replaceAll('\\', '/'),
  );
}

function describedPlaces(schema: Schema): string[] {
  return [...within(schema)]
    .filter(([, { description, $ref }]) => description ?? $ref)
    .map(([place]) => place.join('.'));
}

// Excludes the branches of an if or an allOf, which belong to the schema around them.
function isMember(place: readonly string[], schema: Schema, file: Schema): boolean {
  return place.length === 0 ? schema === file : place.at(-1) !== '[]';
}

// A resource's rules for its action, phase or type narrow members that common/payload.json describes.
function isDescribed(place: readonly string[], schema: Schema): boolean {
  const { description, $ref } = schema;
  if (typeof description === 'string' && description.length > 3) return true;
  if (typeof $ref === 'string') return true;
  const common = place[0] === '$defs' && place[1] === 'resource' ? ['resource', ...place.slice(2)] : place;
  return described.has(common.join('.')) && isSchema(schema);
}
