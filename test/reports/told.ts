// Entries for the tests of reports: by hand, and made up by fast-check in all the ways that a stream can be wrong.
import fc from 'fast-check';
import type { Entry } from '../../src/reports/entry.ts';

/** What a test says of an entry. `resource` becomes a part of the payload too, and so does `parameters`. */
export interface Told extends Partial<Omit<Entry, 'resource'>> {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

let count = 0;

/** An end of alice's in the project web, of what is told of it. */
export function entry({ resource = { id: 'r1' }, parameters, payload, ...told }: Told): Entry {
  const { id = '', name = '' } = resource as { id?: string; name?: string };
  const { type = 'instance', action = 'create', phase = 'end' } = told;
  return {
    ...{ id: `message-${count++}`, at: 0, type, action, phase, publisher: 'horizon.one' },
    ...{ user: { id: 'u1', name: 'alice' }, project: { id: 'p1', name: 'web' } },
    ...{ region: undefined, view: undefined, requestId: undefined, duration: undefined },
    operation: undefined,
    count: 1,
    ...told,
    resource: { id, name },
    payload: {
      version: '1.0',
      action,
      phase,
      resource: { type, ...resource },
      ...(parameters && { parameters }),
      ...payload,
    },
  };
}

/** Times of a short day, so that a slow computation can look at each millisecond; the window is within it. */
export const window = { from: 20, to: 60 };
export const anyTime: fc.Arbitrary<number> = fc.integer({ min: 0, max: 79 });
export const anyPhase: fc.Arbitrary<Entry['phase']> = fc.constantFrom('start', 'end', 'end', 'end', 'error');
