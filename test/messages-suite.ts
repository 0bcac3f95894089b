// The compiler's messages for mistakes in a call: they name the mistake, and the accepted values.
import { expect } from 'chai';
import {
  resolve,
  resourceSchemas,
  type ActionSchema,
  type ResourceSchema,
} from '../scripts/generate/schemas.ts';
import type { Complaints } from './typescript.ts';

const head = `import * as about from 'notify-about';
declare const context: about.RequestContext, it: { id: string }, error: unknown;
const { notifyAboutInstanceAction: instance, notifyAboutVolumeAction: volume, withNotifications, notifies } = about;
`;

const table: [statement: string, ...words: string[]][] = [
  [
    "instance(context, it, { action: 'resize', phase: 'end', parameters: { old_flavor: 'a' } });",
    "but 'old_flavor' does not exist in type",
    "Did you mean to write 'old_flavor_id'?",
  ],
  [
    "volume(context, it, { action: 'extend', phase: 'end', parameters: { zzz: 1 } });",
    "'zzz' does not exist in type",
  ],
  [
    "instance(context, it, { action: 'create', phase: 'end', parameters: { block_device_mapping: [{ volumeid: 'v' }] } });",
    "but 'volumeid' does not exist in type",
    "Did you mean to write 'volume_id'?",
  ],
  [
    "volume(context, it, { action: 'delete', phase: 'end', parameters: { force: true } });",
    "'force' does not exist",
  ],
  [
    "volume(context, it, { action: 'extend', phase: 'end', parameters: { new_size: '2' } });",
    "Type 'string' is not assignable to type 'number'",
  ],
  [
    "instance(context, it, { action: 'explode', phase: 'end' });",
    `'"explode"' is not assignable to type '"`,
    '"change_password"',
  ],
  ["instance(context, it, { action: 'pauses', phase: 'end' });", `Did you mean '"pause"'?`],
  ["volume(context, it, { action: 'delete', phase: 'middle' });", `'"end" | "error" | "start"'`],
  ["volume(context, it, { action: 'delete', phase: 'error' });", "Property 'error' is missing in type"],
  [
    "volume(context, it, { action: 'delete', phase: 'end', error });",
    "Types of property 'error' are incompatible",
  ],
  ["volume(context, it, { action: 'delete' });", "Property 'phase' is missing in type"],
  [
    "{ const details = { action: 'delete', phase: 'end' }; volume(context, it, details); }",
    "Types of property 'action' are incompatible",
    `Type 'string' is not assignable to type '"`,
  ],
  [
    "{ const details = { action: 'extend', phase: 'end', parameters: { newsize: 2 } } as const; volume(context, it, details); }",
    "Types of property 'parameters' are incompatible",
    "'{ readonly newsize: 2; }' has no properties in common",
  ],
  [
    "withNotifications(instance, context, it, { action: 'resize', parameters: { old_flavor: 'a' } }, () => 1);",
    "Did you mean to write 'old_flavor_id'?",
  ],
  ["withNotifications(instance, context, it, { action: 'pauses' }, () => 1);", `Did you mean '"pause"'?`],
  [
    "withNotifications(volume, context, it, { action: 'delete', parameters: { force: true } }, () => 1);",
    "'force' does not exist",
  ],
  [
    "notifies(volume, (id: string) => ({ context, resource: { id }, action: 'extnd' }));",
    `Did you mean '"extend"'?`,
  ],
  [
    "notifies(volume, (id: string) => ({ context, resource: { id }, action: 'extend', parameters: { newsize: 2 } }));",
    "'{ newsize: number; }' has no properties in common",
  ],
  [
    "volume(context, Promise.resolve(it), { action: 'delete', phase: 'end' });",
    "'NoPromise'",
    "property 'then'",
  ],
  ["volume(context, [it], { action: 'delete', phase: 'end' });", "'NoList'", 'Symbol.iterator'],
  ["volume(context, new Error('no'), { action: 'delete', phase: 'end' });", "property 'stack'"],
  ["volume(new Request('http://x'), it, { action: 'delete', phase: 'end' });", "property 'headers'"],
  ["volume(context, it, { action: 'extend', phase: 'end', parameters: { new_size: null } });"],
];

const calls = resourceSchemas().flatMap((resource) =>
  resource.actions.map((action) => ({ resource, action, name: firstParameter(resource, action) })),
);

const byHand = 'test/mistakes.ts';
const ofEachAction = 'test/mistakes-of-each-action.ts';

export const modules = new Map([
  [byHand, head + table.map(([statement]) => statement).join('\n')],
  [
    ofEachAction,
    head + calls.map(({ resource, action, name }) => wrongCall(resource, action, `${name}x`)).join('\n'),
  ],
]);

export function suite(compiled: () => Promise<Complaints>): void {
  describe('what the compiler says', () => {
    it('names what is wrong, and what it takes', async () => {
      const said = saidOf((await compiled())(byHand), byHand);
      for (const [row, [statement, ...words]] of table.entries()) {
        if (words.length === 0) expect(said(row), statement).to.equal('');
        for (const word of words) expect(said(row), statement).to.include(word);
      }
    });

    it('names a parameter that an action does not have, for each action', async () => {
      const said = saidOf((await compiled())(ofEachAction), ofEachAction);
      expect(calls).to.have.lengthOf.above(280);
      for (const [row, { resource, action, name }] of calls.entries()) {
        const what = `${resource.type}.${action.action}`;
        expect(said(row), what).to.match(
          new RegExp(`^Object literal .*'${name}x' does not exist in type`, 's'),
        );
        // TypeScript makes no suggestion for short names.
        if (name.length > 3) expect(said(row), what).to.match(/Did you mean to write '\w+'\?$/);
      }
    });
  });
}

/** Returns a function from a statement's line to the compiler's message, which is empty for a correct statement. */
function saidOf(complaints: readonly string[], file: string): (row: number) => string {
  const first = head.split('\n').length;
  return (row) => {
    const place = `${file}:${String(first + row)}: `;
    return complaints.flatMap((each) => (each.startsWith(place) ? each.slice(place.length) : [])).join('\n');
  };
}

function wrongCall({ name }: ResourceSchema, { action }: ActionSchema, parameter: string): string {
  return `about.notifyAbout${name}Action(context, it, { action: '${action}', phase: 'end', parameters: { ${parameter}: 1 } });`;
}

function firstParameter({ path }: ResourceSchema, { parameters }: ActionSchema): string {
  if (parameters === undefined) return '';
  return Object.keys(resolve(parameters, `${path}.json`).schema.properties ?? {})[0] ?? '';
}
