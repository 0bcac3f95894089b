// The event reference: it is generated from the schemas, and has every action of the catalogue.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { pathOf, readCatalogue } from '../scripts/catalogue.ts';
import { root } from '../scripts/generate/schemas.ts';

const docs = path.join(root, 'docs');

describe('the event reference', () => {
  it('is what the schemas say now, and has no other page', async () => {
    // It has a top-level `await`, and mocha's require() does not accept such a module.
    const { generatedReference } = await import('../scripts/generate/index.ts');
    const pages = generatedReference();
    const found = ['events.md', ...readdirSync(path.join(docs, 'events')).map((page) => `events/${page}`)];
    expect(found).to.have.members([...pages.keys()]);
    for (const [page, text] of pages) {
      if (readFileSync(path.join(docs, page), 'utf8') !== text)
        expect.fail(`docs/${page} is stale: npm run generate`);
    }
  });

  it('has the options as their tables and types say now, and the list of all samples', async () => {
    const { generatedFromSources } = await import('../scripts/generate/index.ts');
    for (const [file, text] of await generatedFromSources())
      if (readFileSync(path.join(root, file), 'utf8') !== text)
        expect.fail(`${file} is stale: npm run generate`);
  });

  it('leads from every action to its event and function', () => {
    const index = readFileSync(path.join(docs, 'events.md'), 'utf8');
    for (const row of readCatalogue()) {
      const [service, resource] = [path.dirname(pathOf(row)), row.resource];
      const page = readFileSync(path.join(docs, `events/${service}.md`), 'utf8');
      const event = `${resource}.${row.action}`;
      expect(index).to.include(`| [${event}](events/${service}.md#${resource}${row.action}) |`);
      expect(page).to.include(`\n### ${event}\n`);
    }
  });
});
