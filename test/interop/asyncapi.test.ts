import path from 'node:path';
import { expect } from 'chai';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { root } from '../../scripts/generate/schemas.ts';
import { readAsyncApi, type AsyncApiFindings } from './peers/asyncapi.ts';

describe("the AsyncAPI document, read by AsyncAPI's own parser", () => {
  let found: AsyncApiFindings;
  before(async () => {
    found = await readAsyncApi(path.join(root, 'asyncapi.json'));
  });

  it('is valid, with all the schemas that it refers to', () => {
    expect(found.complaints).to.deep.equal([]);
  });

  it('has a message of each resource on both channels, with all its event types', () => {
    const types = readCatalogue().flatMap(({ resource, action }) =>
      ['start', 'end', 'error'].map((phase) => `dashboard.${resource}.${action}.${phase}`),
    );
    expect([...found.channels.keys()]).to.have.members(['{topic}.info', '{topic}.error']);
    const resources = new Set(readCatalogue().map(({ resource }) => resource));
    for (const messages of found.channels.values()) {
      expect(messages).to.have.lengthOf(resources.size);
      expect(messages.flat()).to.have.members(types);
    }
  });
});
