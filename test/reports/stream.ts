// Streams of notifications with known operations, and with every kind of bad input mixed in.
import fc from 'fast-check';
import type { Entry } from '../../src/reports/entry.ts';
import type { InputCounts } from '../../src/reports/input-counts.ts';
import { Intake } from '../../src/reports/intake.ts';
import type { Report, Window } from '../../src/reports/report.ts';
import { isWithin } from '../../src/reports/window.ts';

export const MINUTE = 60_000;
export const noon: number = Date.UTC(2026, 10, 18, 12);

/** An operation of a user. It determines everything that a report shows. */
export interface Operation {
  readonly request: string;
  readonly user: string;
  readonly userName: string;
  readonly type: string;
  readonly action: string;
  readonly resource: string;
  /** The `operation_id` of its notifications; older ones have none. */
  readonly operationId?: string | undefined;
  /** Whether only its end knows the resource, as for a creation. */
  readonly isMade?: boolean;
  /** The time of its start. */
  readonly at: number;
  /** `undefined` for an operation that never ended. */
  readonly milliseconds: number | undefined;
  readonly fault: Fault | undefined;
}

export interface Fault {
  readonly exception: string;
  readonly status_code?: number;
  readonly module_name?: string;
  readonly service_request_id?: string;
}

const hostile = ['"', "it's; drop", 'a\nb', 'a,b', '\u0000', '=1+1', '', ' ', '__proto__', 'constructor'];
const faults: Fault[] = [
  { exception: 'Forbidden', status_code: 403, module_name: 'cinder', service_request_id: 'req-s1' },
  { exception: 'NotFound' },
  { exception: 'ServiceUnavailable', status_code: 503, module_name: 'cinder' },
  { exception: 'TooManyRequests', status_code: 429 },
  { exception: 'TypeError', module_name: 'dashboard' },
];

const operation = fc.record({
  user: fc.constantFrom('u1', 'u2', 'u3', 'u4'),
  type: fc.constantFrom('volume', 'instance'),
  action: fc.constantFrom('create', 'delete'),
  resource: fc.oneof(fc.constantFrom('r1', 'r2'), fc.constantFrom(...hostile.filter((id) => id !== ''))),
  // Often on the boundary of an hour or of a window.
  at: fc.oneof(
    fc.integer({ min: noon - 300 * MINUTE, max: noon }),
    fc.integer({ min: -10, max: 0 }).map((halfHours) => noon + halfHours * 30 * MINUTE),
  ),
  milliseconds: fc.option(fc.oneof(fc.constantFrom(0, MINUTE), fc.integer({ min: 0, max: 40_000 })), {
    nil: undefined,
    freq: 8,
  }),
  fault: fc.option(fc.constantFrom(...faults), { nil: undefined, freq: 2 }),
  isMade: fc.boolean(),
  isOld: fc.boolean(),
  isOfSharedRequest: fc.boolean(),
});

/**
 * Operations; users u1 and u4 have the same name. Operations without an id have requests of their own; many of the
 * others share a request.
 */
export const operations: fc.Arbitrary<Operation[]> = fc.array(operation, { maxLength: 60 }).map((all) =>
  all.map(({ isOld, isMade, isOfSharedRequest, ...each }, index) => ({
    ...each,
    isMade: isMade && !isOld,
    request:
      !isOld && isOfSharedRequest
        ? 'req-shared'
        : `req-${String(index)}${hostile[index % hostile.length] ?? ''}`,
    operationId: isOld ? undefined : operationId(index),
    userName: each.user === 'u4' ? 'u1-name' : `${each.user}-name`,
  })),
);

export function operationId(index: number): string {
  return `0c5e7f1a-93b2-4d6e-8a01-${index.toString(16).padStart(12, '0')}`;
}

let told = 0;

/** Returns a notification of an operation; each has an id of its own. */
export function tell(
  operation: Operation,
  phase: Entry['phase'],
  at: number,
  more: object = {},
): Notification {
  const { request, user, userName, type, action, resource, operationId: id, isMade = false } = operation;
  const number = (++told).toString(16).padStart(12, '0');
  const ownId = told % 3 === 0 ? `other-${number}` : `5f0c9a3e-6d1b-4f7a-9e2c-${number}`;
  return {
    message_id: phase === 'start' ? (id ?? ownId) : ownId,
    event_type: `dashboard.${type}.${action}.${phase}`,
    timestamp: new Date(at).toISOString().replace('T', ' ').replace('Z', '000'),
    payload: {
      version: '1.0',
      action,
      phase,
      ...(id !== undefined && { operation_id: id }),
      resource: { type, ...((phase === 'end' || !isMade) && { id: resource }) },
      initiator: { user_id: user, user_name: userName, project_id: 'p1', region: 'RegionOne' },
      request: { id: request, view: 'project/volumes' },
      ...more,
    },
  };
}

export interface Notification {
  readonly message_id: string;
  readonly event_type: string;
  readonly timestamp: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Returns the time of its outcome; `undefined` for an operation that never ended. */
export function endOf({ at, milliseconds }: Operation): number | undefined {
  return milliseconds === undefined ? undefined : at + milliseconds;
}

/** Returns the notifications of an operation: its start, and its end or error. */
export function notificationsOf(operation: Operation): Notification[] {
  const { at, milliseconds, fault } = operation;
  const start = tell(operation, 'start', at);
  if (milliseconds === undefined) return [start];
  const timing = { started_at: new Date(at).toISOString(), duration: milliseconds / 1000 };
  const outcome = fault
    ? tell(operation, 'error', at + milliseconds, { ...timing, fault: { ...fault, exception_message: 'no' } })
    : tell(operation, 'end', at + milliseconds, timing);
  return [start, outcome];
}

const unusable: readonly unknown[] = [
  { event_type: 'compute.instance.create.end', payload: {} },
  { event_type: 'dashboard.volume.create.end', payload: 'none' },
  { ...tell(sampleOperation(), 'end', noon), event_type: 'dashboard.volume.delete.start' },
  { ...tell(sampleOperation(), 'end', noon), timestamp: 'soon' },
  { ...tell(sampleOperation(), 'end', noon), message_id: '' },
  tell(sampleOperation(), 'end', noon, { version: '2.0' }),
  tell(sampleOperation(), 'end', noon, { version: 1 }),
  tell(sampleOperation(), 'end', noon, { resource: { type: 'volume' } }),
  {},
  null,
];

export function sampleOperation(more: Partial<Operation> = {}): Operation {
  return {
    request: 'req-1',
    user: 'u1',
    userName: 'alice',
    type: 'volume',
    action: 'create',
    resource: 'v1',
    at: noon,
    milliseconds: 1000,
    fault: undefined,
    ...more,
  };
}

/** The errors of a stream in transit. */
export interface Mess {
  /** The delay of each notification in milliseconds. */
  readonly delays: readonly number[];
  /** The notifications that are duplicated. */
  readonly again: readonly number[];
  /** The ends that are followed by an error of the same operation. */
  readonly errors: readonly number[];
  /** The positions of unusable lines. */
  readonly unusable: readonly number[];
}

const numbers = fc.array(fc.nat(200), { maxLength: 20 });

export const mess: fc.Arbitrary<Mess> = fc.record({
  delays: fc.array(fc.integer({ min: 0, max: 4 * MINUTE }), { minLength: 1, maxLength: 50 }),
  again: numbers,
  errors: numbers,
  unusable: numbers,
});

/** Returns the stream of operations in order of arrival, with the counts of its errors. */
export function messed(
  all: readonly Operation[],
  how: Mess,
): { stream: unknown[]; wrong: Partial<InputCounts> } {
  const ended = all.filter(({ milliseconds, fault }) => milliseconds !== undefined && fault === undefined);
  const late = all.flatMap(notificationsOf).map((each, index) => ({
    each,
    comes: timeOf(each) + (how.delays[index % how.delays.length] ?? 0),
  }));
  // The error after an end comes after it: the longest delay is four minutes.
  const again = how.errors.flatMap((index) => ended[index] ?? []).map(errorAfterEnd);
  late.push(...again.map((each) => ({ each, comes: timeOf(each) + 4 * MINUTE })));
  const inOrder: unknown[] = late.sort((one, other) => one.comes - other.comes).map(({ each }) => each);
  const duplicates = how.again.flatMap((index) => inOrder[index] ?? []);
  const useless = how.unusable.map((index) => unusable[index % unusable.length]);
  const stream = [...inOrder, ...duplicates];
  for (const [index, each] of useless.entries()) stream.splice(how.unusable[index] ?? 0, 0, each);
  return { stream, wrong: { duplicates: duplicates.length, repeatedOutcomes: again.length } };
}

function errorAfterEnd(operation: Operation): Notification {
  const fault = { exception: 'Late', exception_message: 'no' };
  return tell(operation, 'error', (endOf(operation) ?? 0) + 1, { fault });
}

function timeOf({ timestamp }: Notification): number {
  return Date.parse(`${timestamp.replace(' ', 'T')}Z`);
}

/** Returns a report's result for a stream. */
export function answerOf<Result>(
  report: Report<Result>,
  stream: readonly unknown[],
  reads: Window = { from: -Infinity, to: Infinity },
): { result: Result; input: InputCounts } {
  const intake = new Intake((entry) => {
    if (isWithin(reads, entry.at)) report.add(entry);
  });
  for (const notification of stream) intake.add(notification);
  return { input: intake.end(), result: report.result() };
}
