// The API reference: it is generated from the types and docstrings of the package's exports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { headingsOf } from '../scripts/generate/api/pages.ts';
import { resourceSchemas, root } from '../scripts/generate/schemas.ts';
import * as consumer from '../src/consumer/index.ts';
import * as emitting from '../src/index.ts';
import * as testing from '../src/testing/index.ts';

const folder = path.join(root, 'docs/api');
const page = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe('the API reference', () => {
  it('is what the sources say now, and has no other page', async () => {
    const { apiReference } = await import('../scripts/generate/api/index.ts');
    const pages = await apiReference();
    expect(readdirSync(folder)).to.have.members([...pages.keys()]);
    for (const [file, text] of pages)
      if (page(file) !== text) expect.fail(`docs/api/${file} is stale: npm run docs:api`);
  });

  it('has every function and class that the package exports', () => {
    const functions = resourceSchemas().map(({ name }) => `notifyAbout${name}Action`);
    const others = Object.keys(emitting).filter((name) => !functions.includes(name));
    for (const name of functions) expect(page('functions.md')).to.include(`| [\`${name}\`](`);
    expect(namesIn('notify-about.md')).to.include.members(others);
    expect(namesIn('consumer.md')).to.include.members(Object.keys(consumer));
    expect(namesIn('testing.md')).to.include.members(Object.keys(testing));
  });

  it('leads to headings that are there', () => {
    for (const file of readdirSync(folder)) {
      const links = [...page(file).matchAll(/\]\(([\w./-]*)#([\w-]+)\)/g)];
      for (const [link, to = '', anchor] of links) {
        const target = path.join(folder, to === '' ? file : to);
        expect(existsSync(target), `${file}: ${link}`).to.equal(true);
        const slugs = headingsOf(readFileSync(target, 'utf8')).map(({ slug }) => slug);
        expect(slugs, `${file}: ${link}`).to.include(anchor);
      }
    }
  });
});

function namesIn(file: string): string[] {
  return headingsOf(page(file))
    .filter(({ level }) => level === 3)
    .map(({ name }) => name);
}
