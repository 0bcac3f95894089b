import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { resourceSchemas } from '../../scripts/generate/schemas.ts';
import { folder } from '../schemas.ts';
import { bound, run } from './peers/process.ts';

interface Checked {
  /** `<service>/<resource>`. */
  readonly resource: string;
  readonly samples: number;
  /** The number of broken copies of the samples. */
  readonly broken: number;
  readonly failures: readonly string[];
}

// Six that break one common rule each, and at least two with a resource member of a wrong type: its type, and its id or
// name.
const BROKEN_PER_SAMPLE = 8;

async function checkAll(): Promise<Checked[]> {
  const script = fileURLToPath(new URL('peers/check_schemas.py', import.meta.url));
  const out = await run(...bound('/usr/bin/python3', ['-I', script, folder]));
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Checked);
}

describe('the published schemas, read by another implementation', () => {
  let checked: Checked[];
  before(async () => {
    checked = await checkAll();
  });

  it('are those of the catalogue, with a sample of each action', () => {
    const catalogue = readCatalogue();
    const resources = catalogue.map(({ service, resource }) => `${service}/${resource}`);
    expect(new Set(checked.map(({ resource }) => resource)).size).to.equal(new Set(resources).size);
    expect(checked).to.have.lengthOf(new Set(resources).size);
    expect(checked.reduce((sum, { samples }) => sum + samples, 0)).to.equal(catalogue.length);
  });

  for (const { path, actions } of resourceSchemas()) {
    const samples = actions.length === 1 ? '1 sample' : `${actions.length} samples`;

    it(`${path} is the same to python3-jsonschema: ${samples}`, () => {
      const found = checked.find(({ resource }) => resource === path) ?? expect.fail('not seen');
      expect(found.failures).to.deep.equal([]);
      expect(found.samples).to.equal(actions.length);
      expect(found.broken).to.be.at.least(found.samples * BROKEN_PER_SAMPLE);
    });
  }
});
