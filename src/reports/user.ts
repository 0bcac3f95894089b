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
  /** The users who had that name: their actions under other names count too. */
  readonly users?: Bearers;
  readonly window: Window;
}

/** What one user did, and with what outcome. Times are milliseconds since 1970, UTC. */
export interface UserResult {
  /** The users under their latest names: several, when several had this name. */
  readonly users: readonly Named[];
  /** In the order of time. */
  readonly operations: readonly UserOperation[];
}

export interface UserOperation {
  /** The `operation_id` of its notifications, which a dashboard can show to the user with an error. */
  readonly operation: string | undefined;
  /** The time of the start; of a single notification, its own time. */
  readonly at: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** `unfinished`: neither an end nor an error came. */
  readonly outcome: 'end' | 'error' | 'unfinished';
  /** The number of failures that it stands for: above 1 when failures of users without a known id were combined. */
  readonly count: number;
  /** Seconds, as measured; or else between the two notifications. */
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
  /** The start that this one repeats. */
  first: Begun | undefined;
}

/** The margin before and after the window that the report needs, to pair operations that the window cuts apart. */
export const USER_MARGIN = 3_600_000;

/** Answers support: what did this user do, and what went wrong? Memory grows with the user's operations. */
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
    const begun: Begun = { operation: operationOf(entry), first: undefined };
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

  /** A repeated start counts once, unless each has its outcome. */
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

/** Returns the operation as one notification describes it. */
function operationOf(entry: Entry): Operation {
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

/** A created resource has its id at the end. */
function finish(operation: Operation, end: Operation): void {
  const { endedAt, outcome, count, duration, resource, fault } = end;
  Object.assign(operation, {
    operation: operation.operation ?? end.operation,
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

/** `undefined` when the clock ran backwards. */
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

/** Returns the timeline, with the user of each line when there are several. */
export function userTables({ users, operations }: UserResult): Table[] {
  const title = 'Operations';
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
