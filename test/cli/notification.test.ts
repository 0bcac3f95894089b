import { expect } from 'chai';
import fc from 'fast-check';
import { notificationOf } from '../../src/cli/report/notification.ts';
import { entryOf } from '../../src/cli/records.ts';

const context = fc.dictionary(
  fc.string({ maxLength: 4 }),
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string()),
  ),
  { maxKeys: 4 },
);
const notification = fc.oneof(
  fc.record(
    { event_type: fc.constantFrom<unknown>('dashboard.volume.create.end', 1), payload: fc.jsonValue() },
    { requiredKeys: [] },
  ),
  fc.record({ event_type: fc.constant('a'), payload: fc.constant({ name: '},"context":{}}', context: {} }) }),
  fc.jsonValue(),
);
const written = fc
  .record({ notification, context, trace: fc.option(context, { nil: undefined }) }, { noNullPrototype: true })
  .map((line) => JSON.stringify(line));

const pieces = fc.constantFrom(
  ...[
    '"',
    '\\',
    '{',
    '}',
    ',',
    ':',
    '[',
    ']',
    ' ',
    '\t',
    '\u0001',
    '0',
    'null',
    '"a"',
    '"a":1',
    '{}',
    '\ud800',
  ],
  ...[
    '},"context":{}}',
    ',"context":{"a":"b"}',
    '"notification":{"event_type":"b"},',
    ',"trace":{}',
    '"lost_at":1,',
  ],
);
const change = fc.record({ at: fc.nat(300), without: fc.nat(3), piece: fc.oneof(pieces, fc.constant('')) });
const changed = fc.tuple(written, fc.array(change, { maxLength: 3 })).map(([line, changes]) =>
  changes.reduce((text, { at, without, piece }) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + piece + text.slice(place + without);
  }, line),
);

function hasTheSame(text: string): void {
  const line = { file: 'a.ndjson', number: 1, text, isCut: false };
  const { record, fault } = entryOf(line);
  expect(notificationOf(line), text).to.deep.equal(
    record === undefined ? { fault } : { notification: record.notification },
  );
}

describe('the notification of a line', () => {
  it('is that of the whole record, whatever was written', () => {
    fc.assert(fc.property(written, hasTheSame), { numRuns: 500 });
  });

  it('is that of the whole record, or there is none, whatever was changed in the line', () => {
    fc.assert(fc.property(changed, hasTheSame), { numRuns: 5000 });
  });

  it('is that of the whole record in other forms of JSON', () => {
    const told = '{"event_type":"a"}';
    for (const text of [
      `{"notification": ${told}, "context": {"a": "b"}}`,
      `{"context":{},"notification":${told}}`,
      `{"notification":{"event_type":"b"},"notification":${told},"context":{}}`,
      `{"notification":${told},"context":{},"context":{"a":"b"}}`,
      `{"notification":${told},"context":{"a":"\\u0062"}}`,
      `{"notification":${told},"context":{"a":"b\u0001"}}`,
      `{"notification":${told},"context":{"a":"b"}} x`,
      `{"notification":${told},"context":{"a":}}`,
      `{"notification":${told},"context":{"a":"b",}}`,
      `{"notification":${told},"context":{"a":["b",]}}`,
      `{"notification":{"event_type":"a},"context":{"a":"b"}}`,
      `{"notification":${told},"context":{${Array.from({ length: 9999 }, () => '"a":"b"').join()}}}`,
      told,
    ])
      hasTheSame(text);
  });
});
