// What is checked before a release, and the list of what is inside.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../scripts/generate/schemas.ts';
import { notesOf, obstacles, releaseOf, type Release } from '../scripts/release.ts';
import { sbom } from '../scripts/sbom.ts';

const ready: Release = {
  tag: 'v0.2.0',
  version: '0.2.0',
  others: { 'package-lock.json': '0.2.0' },
  changelog:
    '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-12-08)\n\nIt is faster.\n\n## 0.1.0 (2026-01-02)\n\nOld.\n',
  changedSchemas: [],
};

describe('a release', () => {
  it('is published when all agree, with what the changelog says of it', () => {
    expect(obstacles(ready)).to.deep.equal([]);
    expect(
      obstacles({ ...ready, changelog: ready.changelog.replace('## Unreleased\n\n', '') }),
    ).to.deep.equal([]);
    expect(notesOf(ready.changelog)).to.equal('It is faster.');
  });

  const table: [what: string, change: Partial<Release>, message: RegExp][] = [
    ['another tag', { tag: 'v0.2.1' }, /^the tag is v0\.2\.1, and package\.json has the version 0\.2\.0$/],
    ['a tag without its letter', { tag: '0.2.0' }, /^the tag is 0\.2\.0/],
    [
      'another version in the lock file',
      { others: { 'package-lock.json': '0.1.0' } },
      /^package-lock\.json has/,
    ],
    [
      'no date',
      { changelog: ready.changelog.replace(' (2026-12-08)', '') },
      /^the newest version .* is "0\.2\.0"/,
    ],
    [
      'a changelog without it',
      { changelog: '## Unreleased\n\n## 0.1.0 (2026-01-02)\n\nOld.\n' },
      /"0\.1\.0 \(/,
    ],
    ['nothing new', { changelog: ready.changelog.replace('It is faster.', '') }, /does not say what is new/],
    [
      'changes left',
      { changelog: ready.changelog.replace('Unreleased\n', 'Unreleased\n\nMore.\n') },
      /"Unreleased"/,
    ],
    [
      'a schema that is not kept',
      { changedSchemas: ['volume/volume.json'] },
      /volume\.json: npm run release:schemas$/,
    ],
  ];
  for (const [what, change, message] of table)
    it(`is not published with ${what}`, () => {
      const found = obstacles({ ...ready, ...change });
      expect(found).to.have.lengthOf(1);
      expect(found[0]).to.match(message);
    });

  it('reads the files of the project', () => {
    const { version, others, changelog } = releaseOf('v0.0.0');
    expect(version).to.match(/^\d+\.\d+\.\d+/);
    expect(others).to.include({ 'package-lock.json': version, 'asyncapi.json': version });
    for (const file of Object.keys(others)) expect(existsSync(path.join(root, file)), file).to.equal(true);
    expect(changelog).to.match(/^# Changelog\n/);
  });
});

describe('the bill of materials', () => {
  it('lists what is installed with the package, and what is bundled into it', async () => {
    const { metadata, components, dependencies } = await sbom();
    expect(metadata.component.name).to.equal('notify-about');
    const names = components.map(({ name }) => name);
    expect(names).to.include.members(['rhea', 'debug', 'ms', 'commander', 'date-fns', '@date-fns/tz']);
    expect(names).to.not.include.members(['mocha']);
    const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    for (const { name, properties } of components) {
      expect(
        properties.map((each) => each.name),
        name,
      ).to.not.include('cdx:npm:package:development');
      if (name in devDependencies)
        expect(
          properties.map((each) => each.name),
          name,
        ).to.include('cdx:npm:package:bundled');
    }
    const references = [metadata.component, ...components].map((component) => component['bom-ref']);
    expect(dependencies.map(({ ref }) => ref)).to.have.members(references);
    for (const { dependsOn } of dependencies) expect(references).to.include.members([...dependsOn]);
  });
});
