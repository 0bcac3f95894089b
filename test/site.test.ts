import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { schemaFiles } from '../scripts/generate/schemas.ts';
import { addressOf, writeSite } from '../scripts/site.ts';
import { within, type Schema } from './schemas.ts';

describe('the site of the schemas', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-site-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  // What a server of the folder answers at an address.
  const served = (address: string): Schema => {
    const { pathname } = new URL(address);
    return JSON.parse(readFileSync(path.join(folder, pathname.replace(/^\/[^/]+/, '')), 'utf8')) as Schema;
  };

  it('serves each schema at its $id, and what it refers to, relative to that', () => {
    writeSite(folder);
    for (const file of schemaFiles()) {
      const schema = served(addressOf(file));
      expect(schema['$id']).to.equal(addressOf(file));
      for (const [, { $ref }] of within(schema)) {
        if (typeof $ref !== 'string') continue;
        const { href } = new URL($ref.split('#')[0] ?? '', addressOf(file));
        expect(served(href)['$id'], `${file}: ${$ref}`).to.equal(href);
      }
    }
  });

  it("has the major version of a resource in its schema's name, and none in a common one's", () => {
    expect(addressOf('volume/volume.json')).to.match(/\/schemas\/volume\/volume\.1\.json$/);
    expect(addressOf('common/payload.json')).to.match(/\/schemas\/common\/payload\.json$/);
  });
});
