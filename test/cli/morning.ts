// A morning of two users, for the reports in docs/cli.md.
import { sampleLine } from './command.ts';

interface Sample {
  readonly payload: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Told {
  readonly action: string;
  readonly phase: 'start' | 'end' | 'error';
  /** Seconds after nine. */
  readonly at: number;
  readonly user?: string;
  /** Further members of the payload. */
  readonly more?: object;
}

const forbidden = {
  exception: 'Forbidden',
  exception_message: 'not yours',
  status_code: 403,
  service_request_id: 'req-51c0',
};
const down = { exception: 'ServiceUnavailable', exception_message: 'no back end', status_code: 503 };

const all: readonly Told[] = [
  { action: 'create', phase: 'start', at: 0 },
  { action: 'create', phase: 'end', at: 2.14, more: { duration: 2.14 } },
  { action: 'extend', phase: 'start', at: 60 },
  { action: 'extend', phase: 'error', at: 60.3, more: { duration: 0.3, fault: forbidden } },
  { action: 'extend', phase: 'start', at: 90, user: 'bob' },
  { action: 'extend', phase: 'end', at: 90.8, user: 'bob', more: { duration: 0.8 } },
  { action: 'delete', phase: 'start', at: 120 },
  { action: 'delete', phase: 'error', at: 150, more: { duration: 30, fault: down } },
  { action: 'delete', phase: 'start', at: 160 },
];

/** Returns a line for each notification. */
export function morning(): string {
  return all.map((told, index) => lineOf(told, index)).join('');
}

function lineOf({ action, phase, at, user = 'alice', more }: Told, index: number): string {
  const sample = JSON.parse(sampleLine()) as Sample;
  const { resource, initiator, request } = sample.payload;
  const timestamp = new Date(Date.parse('2026-11-22T09:00:00Z') + at * 1000).toISOString();
  const told = {
    ...sample,
    message_id: `5f0c9a3e-6d1b-4f7a-9e2c-${String(index).padStart(12, '0')}`,
    event_type: `dashboard.volume.${action}.${phase}`,
    timestamp: timestamp.replace('T', ' ').replace('Z', '000'),
    payload: {
      version: '1.0',
      action,
      phase,
      resource,
      initiator: { ...initiator, user_id: `id-of-${user}`, user_name: user },
      request: { ...request, id: `req-${action}-${user}` },
      ...more,
    },
  };
  return `${JSON.stringify(told)}\n`;
}
