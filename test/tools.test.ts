// The files for other tools are generated from the schemas. The tools themselves: interop/asyncapi.test.ts and
// ceilometer.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { readCatalogue } from '../scripts/catalogue.ts';
import { root } from '../scripts/generate/schemas.ts';
import { isSchema } from './schemas.ts';

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Returns every value of `$ref` inside a document. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isSchema(value)) return [];
  const inside = Object.values(value).flatMap(references);
  return typeof value['$ref'] === 'string' ? [value['$ref'], ...inside] : inside;
}

function isThere(reference: string, document: unknown): boolean {
  const [file = '', pointer = ''] = reference.split('#');
  let found: unknown = file === '' ? document : JSON.parse(textOf(file));
  for (const name of pointer.split('/').slice(1)) found = isSchema(found) ? found[name] : undefined;
  return found !== undefined;
}

describe("what the field's tools read", () => {
  it('is what the schemas say now, and nothing else is beside it', async () => {
    // It has a top-level `await`, and mocha's require() does not accept such a module.
    const { generatedForTools } = await import('../scripts/generate/index.ts');
    const files = generatedForTools();
    const found = readdirSync(path.join(root, 'ceilometer')).map((file) => `ceilometer/${file}`);
    expect(['asyncapi.json', ...found]).to.have.members([...files.keys()]);
    for (const [file, text] of files)
      if (textOf(file) !== text) expect.fail(`${file} is stale: npm run generate`);
  });

  it('has in the AsyncAPI document every event type, and refers only to what is there', () => {
    const text = textOf('asyncapi.json');
    const document: unknown = JSON.parse(text);
    for (const { resource, action } of readCatalogue())
      for (const phase of ['start', 'end', 'error'])
        expect(text).to.include(`"dashboard.${resource}.${action}.${phase}"`);
    const wrong = references(document).filter((reference) => !isThere(reference, document));
    expect(references(document).length).to.be.above(readCatalogue().length);
    expect(wrong).to.deep.equal([]);
  });

  it("has in Ceilometer's definitions each resource, after what is common to all", () => {
    const types = [...textOf('ceilometer/event_definitions.yaml').matchAll(/^- event_type: (.*)$/gm)];
    const resources = new Set(readCatalogue().map(({ resource }) => `dashboard.${resource}.*`));
    expect(types.map(([, type]) => type).slice(1)).to.have.members([...resources]);
    expect(types[0]?.[1]).to.equal('dashboard.*');
  });
});
