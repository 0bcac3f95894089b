// The operations of two projects, of which the other one has a name that can be found wherever it appears.
import { MINUTE, noon } from '../reports/stream.ts';

/** Occurs in all notifications of the other project, and in no others. */
export const CANARY = 'canary';

export const DAY: number = 24 * 60 * MINUTE;

interface Told {
  readonly project: string;
  readonly user?: string;
  readonly at: number;
  readonly type?: string;
  readonly action?: string;
  readonly phase?: 'start' | 'end' | 'error';
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly request?: string;
  readonly publisher?: string;
  /** Further members of the payload. */
  readonly more?: object;
}

let count = 0;

function lineOf({
  project,
  user = `${project}-user`,
  at,
  type = 'volume',
  action = 'create',
  ...told
}: Told): string {
  const { phase = 'end', request = `req-${project}-${count}`, publisher = `horizon.${project}`, more } = told;
  const { resource = { id: `${project}-${type}`, name: `${project}-${type}-name` } } = told;
  const number = (++count).toString(16).padStart(12, '0');
  const notification = {
    message_id: `5f0c9a3e-6d1b-4f7a-8e2c-${number}`,
    publisher_id: publisher,
    event_type: `dashboard.${type}.${action}.${phase}`,
    priority: phase === 'error' ? 'ERROR' : 'INFO',
    timestamp: new Date(at).toISOString().replace('T', ' ').replace('Z', '000'),
    payload: {
      ...{ version: '1.0', action, phase },
      resource: { type, project_id: `${project}-id`, ...resource },
      initiator: {
        ...{ user_id: `${user}-id`, user_name: user, project_id: `${project}-id`, project_name: project },
        ...{ region: `${project}-region`, remote_address: '192.0.2.7', session_id: `${project}-session` },
      },
      request: { id: request, view: `${project}/volumes` },
      ...more,
    },
  };
  return JSON.stringify({ notification, context: {} });
}

const down = { fault: { exception: 'ServiceUnavailable', exception_message: 'no', status_code: 503 } };

function times(length: number, of: (index: number) => Told): Told[] {
  return Array.from({ length }, (_, index) => of(index));
}

/** Returns an operation that takes some seconds. */
function operation(told: Told, seconds = 1, fault?: object): Told[] {
  const request = told.request ?? `req-${told.project}-${told.at}`;
  const more = { started_at: new Date(told.at).toISOString(), duration: seconds, ...told.more, ...fault };
  const at = told.at + seconds * 1000;
  return [
    { ...told, request, phase: 'start' },
    { ...told, request, at, phase: fault === undefined ? 'end' : 'error', more },
  ];
}

/**
 * Returns all problems of a project: an outage, a slow day, a user with failures, holes, wrong clocks, unknown usage.
 */
function troubled(project: string): Told[] {
  const hour = 60 * MINUTE;
  const named = (name: string): Readonly<Record<string, string>> => ({
    id: `${project}-${name}`,
    name: `${project}-${name}-name`,
  });
  return [
    ...times(60, (index) => ({ project, at: noon - DAY + index * MINUTE, more: { duration: 1 } })),
    ...times(30, (index) => ({ project, at: noon + hour + index * MINUTE, more: { duration: 9 } })),
    ...times(40, (index) => ({
      ...{ project, at: noon + 3 * hour + index * 1000, phase: 'error', more: down },
      ...{ user: `${project}-user-${index % 5}`, resource: named(`v${index}`) },
    })),
    ...times(20, (index) => ({
      ...{ project, at: noon + 5 * hour + index * MINUTE, phase: 'error', action: 'extend', more: down },
    })),
    ...operation({
      project,
      at: noon + 6 * hour,
      type: 'instance',
      resource: { ...named('i1'), flavor: named('flavor') },
    }),
    { project, at: noon + 6 * hour, type: 'instance', action: 'delete', resource: named('old') },
    { project, at: noon + 6 * hour, type: 'instance', action: 'delete', resource: named('old') },
    { project, at: noon + 6 * hour + 1, type: 'volume', action: 'delete', phase: 'start' },
    {
      project,
      at: noon + 7 * hour,
      action: 'detach',
      more: { duration: 3, started_at: new Date(noon).toISOString() },
    },
    { project, at: noon + 7 * hour, type: 'volume_backup', action: 'restore', resource: named('backup') },
    { project, at: noon + 9 * hour },
  ];
}

/** Returns further errors that only the other project's notifications have. */
function spoiled(project: string): string[] {
  const at = noon + 2 * 60 * MINUTE;
  const twice = lineOf({ project, at });
  return [
    ...[twice, twice],
    lineOf({ project, at: at + DAY }), // a fast clock
    lineOf({ project, at }).replace('"version":"1.0"', '"version":"9.0"'),
    lineOf({ project, at }).replace('"version":"1.0"', '"version":1'),
    lineOf({ project, at }).replace('dashboard.', 'compute.'),
    // As if it were of the same request.
    lineOf({
      project,
      at,
      type: 'instance',
      request: 'req-shared',
      phase: 'start',
      resource: { name: `${project}-i` },
    }),
  ];
}

function linesOf(all: readonly Told[]): { at: number; line: string }[] {
  return all.map((told) => ({ at: told.at, line: lineOf(told) }));
}

/** Returns the lines of the project web, alone and among those of the other one. */
export function twoProjects(): { readonly web: string; readonly both: string } {
  const project = 'web';
  const shared = {
    project,
    type: 'instance',
    request: 'req-shared',
    resource: { id: 'web-shared' },
  } as const;
  // The project has the first notification of all: earlier ones cannot be missing.
  const web = linesOf([
    { project, at: noon - 2 * DAY, action: 'update' },
    { ...shared, at: noon + 2 * 60 * MINUTE + 5 },
    ...troubled(project),
  ]);
  const others = linesOf(troubled(CANARY));
  const wrong = spoiled(CANARY).map((line) => ({ at: noon + 2 * 60 * MINUTE, line }));
  return { web: inOrder(web), both: inOrder([...web, ...others, ...wrong]) };
}

function inOrder(lines: readonly { readonly at: number; readonly line: string }[]): string {
  const sorted = [...lines].sort((one, other) => one.at - other.at);
  return sorted.map(({ line }) => `${line}\n`).join('');
}
