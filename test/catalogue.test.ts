// The catalogue lists all requirements: every action of a dashboard, and the data that may be emitted.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { resourceSchemas, root } from '../scripts/generate/schemas.ts';
import { pathOf, readCatalogue } from '../scripts/catalogue.ts';
import { parametersOf } from './catalogue.ts';
import { membersOf, schemaAt } from './schemas.ts';

const resources = resourceSchemas();

describe('the contract and the catalogue', () => {
  const catalogue = readCatalogue();
  const rowsOf = (of: string): typeof catalogue => catalogue.filter((row) => of === pathOf(row));

  it('is read as a whole', () => {
    expect(catalogue).to.have.lengthOf(281);
    expect(new Set(catalogue.map(({ service, resource }) => `${service}/${resource}`)).size).to.equal(78);
  });

  it('is as large as the pages say', () => {
    const pages = ['README.md', 'CHANGELOG.md']
      .map((page) => readFileSync(path.join(root, page), 'utf8'))
      .join('');
    const said = (of: RegExp): Set<string> => new Set([...pages.matchAll(of)].map(([, count = '']) => count));
    expect(said(/(\d+)\s+actions/g)).to.deep.equal(new Set([String(catalogue.length)]));
    expect(said(/(\d+)\s+(?:functions|resources)/g)).to.deep.equal(new Set([String(resources.length)]));
  });

  it('has the first three resources', () => {
    const paths = resources.map(({ path: of }) => of);
    expect(paths).to.include.members(['compute/instance', 'volume/volume', 'session/session']);
    expect(
      ['compute/instance', 'volume/volume', 'session/session'].map((of) => rowsOf(of).length),
    ).to.deep.equal([31, 13, 8]);
  });

  for (const { path: of, actions, schema } of resources) {
    const from = { file: `${of}.json`, schema: schemaAt(`${of}.json`) };

    it(`agrees on the actions of ${of}`, () => {
      expect(actions.map(({ action }) => action)).to.have.members(rowsOf(of).map(({ action }) => action));
    });

    it(`agrees on the parameters of each action of ${of}`, () => {
      for (const row of rowsOf(of)) {
        const { action } = row;
        const parameters = parametersOf(row);
        const members = membersOf(actions.find((each) => each.action === action)?.parameters, from);
        expect(Object.keys(members), action).to.have.members(parameters.map(({ name }) => name));
        for (const { name, members: inner, only, values } of parameters) {
          const member = members[name] ?? {};
          expect(Object.keys(membersOf(member, from)), `${action}.${name}`).to.have.members([...inner]);
          expect(member['const']?.toString(), `${action}.${name}`).to.equal(only);
          for (const value of values) expect(JSON.stringify(member), `${action}.${name}`).to.include(value);
        }
      }
    });

    it(`has no member in ${of} for what must never be told`, () => {
      const told = Object.keys(membersOf(schema.$defs?.['resource'], from));
      for (const { action, never } of rowsOf(of)) {
        const members = membersOf(actions.find((each) => each.action === action)?.parameters, from);
        for (const secret of never) expect([...told, ...Object.keys(members)], action).to.not.include(secret);
      }
    });
  }
});
