import { expect } from 'chai';
import fc from 'fast-check';
import { subjects } from '../../../src/generated/index.ts';
import type { Payload } from '../../../src/utils/notification/payload.ts';
import { whyInvalid } from '../../../src/utils/notification/validation.ts';

const fine: Payload = {
  version: '1.0',
  action: 'extend',
  phase: 'end',
  operation_id: '5f0c9a3e-6d1b-4f7a-9e2c-3b8d7a6f5e4d',
  resource: { type: 'volume', id: 'v1' },
};

describe('whyInvalid', () => {
  it('has nothing against what fits', () => {
    expect(whyInvalid(subjects.volume, fine)).to.equal(undefined);
    expect(whyInvalid(subjects.volume, { ...fine, parameters: undefined, fault: undefined })).to.equal(
      undefined,
    );
  });

  const table: [what: string, changes: Partial<Payload>, reason: string][] = [
    ['no such action', { action: 'explode' }, 'volume has no action "explode"'],
    ['a name that every object has', { action: 'constructor' }, 'volume has no action "constructor"'],
    ['the name of a prototype', { action: '__proto__' }, 'volume has no action "__proto__"'],
    [
      'no phase',
      { phase: 'undefined' },
      '/phase must be equal to one of the allowed values (["start","end","error"]), got a string',
    ],
    [
      'neither id nor name',
      { resource: { type: 'volume' } },
      "/resource must have required property 'id' or 'name'",
    ],
    [
      'an empty id',
      { resource: { type: 'volume', id: '' } },
      '/resource/id must NOT have fewer than 1 characters, got an empty string',
    ],
    [
      'another resource',
      { resource: { type: 'instance', id: 'i1' } },
      '/resource/type must be equal to constant ("volume"), got a string',
    ],
    [
      'a text for a number',
      { parameters: { new_size: 'x' } },
      '/parameters/new_size must be integer, got a string',
    ],
    ['a list of parameters', { parameters: [] }, '/parameters must be object, got a list'],
    ['an error without a fault', { phase: 'error' }, "must have required property 'fault'"],
    [
      'a fault without an error',
      { fault: { exception: 'x', exception_message: '' } },
      '/fault boolean schema is false, got an object',
    ],
    ['another major', { version: '2.0' }, '/version must match pattern "^1\\.[0-9]+$", got a string'],
    ['no operation', { operation_id: undefined as never }, "must have required property 'operation_id'"],
    [
      'an operation of another form',
      { operation_id: 'v1' },
      '/operation_id must match format "uuid", got a string',
    ],
    ['a negative duration', { duration: -1 }, '/duration must be >= 0, got a number'],
  ];
  for (const [what, changes, reason] of table) {
    it(`says where and what is wrong with ${what}`, () => {
      expect(whyInvalid(subjects.volume, { ...fine, ...changes })).to.equal(reason);
    });
  }

  it('cuts the name of an action that does not exist', () => {
    expect(whyInvalid(subjects.volume, { ...fine, action: 'x'.repeat(1000) })).to.have.lengthOf.below(100);
  });

  it('tells no value', () => {
    const secret = fc.string({ minLength: 4 }).map((text) => `hunter2${text}`);
    const bad = fc.oneof(secret, fc.array(secret), fc.dictionary(fc.constantFrom('a', 'b'), secret));
    const place = fc.constantFrom(
      'version',
      'phase',
      'resource',
      'parameters',
      'initiator',
      'duration',
      'started_at',
    );
    fc.assert(
      fc.property(place, bad, fc.constantFrom('new_size', 'orig_size'), (name, value, parameter) => {
        const wrong = { ...fine, [name]: value };
        const reason = whyInvalid(subjects.volume, wrong) ?? '';
        const other = whyInvalid(subjects.volume, { ...fine, parameters: { [parameter]: value } }) ?? '';
        expect(reason + other).to.not.include('hunter2');
        expect(other).to.match(
          /^\/parameters\/(new|orig)_size must be integer, got (a string|a list|an object)$/,
        );
      }),
    );
  });
});
