// The promises of a version: see docs/versions.md.
import { expect } from 'chai';
import { resourceSchemas, schemaFiles } from '../scripts/generate/schemas.ts';
import { breaks, current, meaningOf, released, schemaOf, type Json } from '../scripts/versions.ts';

describe('the version of a schema', () => {
  for (const { path: of, schema } of resourceSchemas()) {
    const file = `${of}.json`;
    const last = schemaOf(released, file);
    if (last === undefined) continue;

    it(`of ${of} changes with it`, () => {
      const isSame = JSON.stringify(meaningOf(released, file)) === JSON.stringify(meaningOf(current, file));
      if (!isSame)
        expect(schema['x-version'], `${file} has changed: raise x-version`).to.not.equal(last['x-version']);
    });

    it(`of ${of} has another major when something breaks`, () => {
      const found = breaks(meaningOf(released, file), meaningOf(current, file));
      if (majorOf(schema['x-version']) === majorOf(last['x-version'])) expect(found).to.deep.equal([]);
    });
  }

  it('is known of every resource that was released', () => {
    expect(schemaFiles()).to.include.members(schemaFiles(released));
  });
});

describe('what breaks a promise', () => {
  const member = (schema: Json): Json => ({ properties: { size: schema } });
  const table: [what: string, before: Json, after: Json, breaks: boolean][] = [
    ['nothing', member({ type: 'integer' }), member({ type: 'integer' }), false],
    ['a new member', { properties: {} }, member({ type: 'integer' }), false],
    ['a member that is gone', member({ type: 'integer' }), { properties: {} }, true],
    ['another type', member({ type: 'integer' }), member({ type: 'string' }), true],
    ['a new rule', member({ type: 'integer' }), member({ type: 'integer', minimum: 1 }), true],
    [
      'a member called like a rule',
      { properties: {} },
      { properties: { minimum: { type: 'integer' } } },
      false,
    ],
    ['a member that is required now', { required: ['a'] }, { required: ['a', 'b'] }, true],
    ['a member that is not required any more', { required: ['a', 'b'] }, { required: ['a'] }, false],
    ['a new value', { enum: ['a'] }, { enum: ['a', 'b'] }, true],
    ['a new action', { oneOf: [action('a')] }, { oneOf: [action('b'), action('a')] }, false],
    ['an action that is gone', { oneOf: [action('a'), action('b')] }, { oneOf: [action('a')] }, true],
  ];
  for (const [what, before, after, expected] of table) {
    it(`${expected ? 'is' : 'is not'} ${what}`, () => {
      expect(breaks(before, after)).to.have.lengthOf(expected ? 1 : 0);
    });
  }

  function action(name: string): Json {
    return { properties: { action: { const: name } } };
  }
});

function majorOf(version: string | undefined): string | undefined {
  return version?.split('.')[0];
}
