import { Bearers } from './bearers.ts';
import type { Entry, Named } from './entry.ts';
import { faultOf, faultText, type ReportedFault } from './fault.ts';
import { keyOf, shownIn } from './named.ts';
import { Pairing, type OutcomePart } from './pairing.ts';
import type { Cell, Column, Report, Table, Window } from './report.ts';
import { isWithin } from './window.ts';

export interface UserOptions {
  /** The id or the name of the user. */
  readonly user: string;
  /** Who bore that name: what they did under other names is theirs too. */
  readonly users?: Bearers;
  readonly window: Window;
}

/** What one user did, and how it went. Times are milliseconds since 1970, UTC. */
export interface UserResult {
  /** Who they are, as they were called last: several, when several bore this name. */
  readonly users: readonly Named[];
  /** In the order of time. */
  readonly operations: readonly UserOperation[];
}

export interface UserOperation {
  /** The `operation_id` of its notifications: what a dashboard can show to the user with an error. */
  readonly operation: string | undefined;
  /** When it was started; of what was told once, when it was told. */
  readonly at: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** `unfinished`: neither an end nor an error came. */
  readonly outcome: 'end' | 'error' | 'unfinished';
  /** How many it stands for: more than one of failures that were told as one, where the user's id was not known. */
  readonly count: number;
  /** Seconds, as they were measured; or else between the two notifications. */
  readonly duration: number | undefined;
  readonly type: string;
  readonly action: string;
  readonly resource: Named;
  readonly user: Named;
  readonly project: Named;
  readonly view: string | undefined;
  readonly requestId: string | undefined;
  readonly fault: ReportedFault | undefined;
}

type Operation = { -readonly [Member in keyof UserOperation]: UserOperation[Member] };

interface Begun {
  readonly operation: Operation;
  /** The start that it tells again. */
  first: Begun | undefined;
}

/** How much before and after its window it has to be given, so that it can join what the window cuts apart. */
export const USER_MARGIN = 3_600_000;

/** Answers support: what did this user do, and what went wrong? Memory grows with what the user did. */
export class UserReport implements Report<UserResult> {
  readonly #options: Required<UserOptions>;
  readonly #users = new Map<string, Named>();
  readonly #pairing = new Pairing<Begun>();
  readonly #operations: Operation[] = [];

  constructor({ users = new Bearers(), ...options }: UserOptions) {
    this.#options = { users, ...options };
  }

  add(entry: Entry): void {
    if (!this.#options.users.has(entry.user, this.#options.user)) return;
    const begun: Begun = { operation: told(entry), first: undefined };
    const part = this.#pairing.add(entry, begun);
    if (part.is === 'late start') begin(part.outcome.operation, entry.at);
    else if (part.is === 'start') this.#start(begun, part.earlier);
    else if (part.is === 'outcome') this.#finish(begun, part);
  }

  result(): UserResult {
    const operations = this.#operations
      .filter(({ startedAt, endedAt }) => this.#isShown(startedAt) || this.#isShown(endedAt))
      .sort((one, other) => one.at - other.at);
    for (const { user } of operations) this.#users.set(keyOf(user), user);
    return { users: [...this.#users.values()], operations };
  }

  #start(begun: Begun, earlier: Begun | undefined): void {
    if (earlier === undefined) this.#operations.push(begun.operation);
    else begun.first = earlier.first ?? earlier;
  }

  /** A start that was told twice is one, unless each has its outcome. */
  #finish({ operation }: Begun, { start, isGuess }: OutcomePart<Begun>): void {
    const begun = (start?.first ?? start)?.operation;
    if (begun?.outcome === 'unfinished') {
      if (isGuess) Object.assign(begun, operation);
      else finish(begun, operation);
      return;
    }
    if (begun !== undefined && !isGuess) begin(operation, begun.at);
    this.#operations.push(operation);
  }

  #isShown(at: number | undefined): boolean {
    return at !== undefined && isWithin(this.#options.window, at);
  }
}

/** What one notification tells of an operation. */
function told(entry: Entry): Operation {
  const { operation, at, phase, duration, type, action, resource, user, project, view, requestId, payload } =
    entry;
  const isStart = phase === 'start';
  return {
    operation,
    at,
    startedAt: isStart ? at : undefined,
    endedAt: isStart ? undefined : at,
    outcome: isStart ? 'unfinished' : phase,
    count: entry.count,
    duration,
    type,
    action,
    resource,
    user,
    project,
    view,
    requestId,
    fault: phase === 'error' ? faultOf(payload) : undefined,
  };
}

function begin(operation: Operation, startedAt: number): void {
  operation.at = operation.startedAt = startedAt;
  operation.duration ??= secondsBetween(startedAt, operation.endedAt);
}

/** What is created has its id at its end. */
function finish(operation: Operation, told: Operation): void {
  const { endedAt, outcome, count, duration, resource, fault } = told;
  Object.assign(operation, {
    operation: operation.operation ?? told.operation,
    endedAt,
    outcome,
    count,
    fault,
    resource: { ...operation.resource, ...known(resource) },
  });
  operation.duration = duration ?? secondsBetween(operation.at, endedAt);
}

function known({ id, name }: Named): Partial<Named> {
  return { ...(id !== '' && { id }), ...(name !== '' && { name }) };
}

/** Nothing when the clock ran backwards. */
function secondsBetween(from: number, to: number | undefined): number | undefined {
  return to === undefined || to < from ? undefined : (to - from) / 1000;
}

const columns: readonly Column[] = [
  { name: 'time', unit: 'time' },
  { name: 'action' },
  { name: 'resource' },
  { name: 'outcome' },
  { name: 'took', unit: 'seconds' },
  { name: 'fault' },
  { name: "service's request" },
  { name: 'request' },
  { name: 'project' },
];

/** The timeline; whose each line is, when they are several. */
export function userTables({ users, operations }: UserResult): Table[] {
  const title = 'What the user did';
  if (users.length <= 1) return [{ title, columns, rows: operations.map(rowOf) }];
  const rows = operations.map((operation) => [...rowOf(operation), keyOf(operation.user)]);
  return [{ title, columns: [...columns, { name: 'user' }], rows }];
}

function rowOf(operation: UserOperation): Cell[] {
  const { at, type, action, resource, outcome, count, duration, fault, requestId, project } = operation;
  return [
    at,
    `${type}.${action}`,
    shownIn(resource),
    outcome,
    duration,
    fault && faultText(fault, count),
    fault?.serviceRequestId,
    requestId,
    shownIn(project),
  ];
}
