// The two halves of an operation, a start and an outcome, and the rules that pair them.
import {
  contradictsNothing,
  hasItsId,
  hasItsName,
  isTheSame,
  isUnidentified,
  type Identity,
} from '../utils/operation/identity.ts';
import { timeOf } from '../utils/text/timestamp.ts';
import type { Entry, Named } from './entry.ts';
import { keyOf } from './named.ts';

/** A start or an outcome, with the data kept of it. */
export interface Half<Kept> extends Identity {
  readonly type: string;
  readonly action: string;
  readonly at: number;
  readonly user: Named;
  readonly project: Named;
  /** The id of the request, or else a key of the user. */
  readonly request: string;
  readonly kept: Kept;
  /** `undefined` when the operation is not known. */
  operation: string | undefined;
  /** Of an outcome: whether its start was emitted, but did not arrive. */
  lacksStart: boolean;
  /** Of a start: whether its outcome may have been paired with another start. */
  isDoubtful: boolean;
}

export function halfOf<Kept>(entry: Entry, kept: Kept): Half<Kept> {
  const { type, action, at, user, project, resource, requestId } = entry;
  // No spreads: this runs for each notification.
  return {
    type,
    action,
    at,
    user,
    project,
    id: resource.id === '' ? undefined : resource.id,
    name: resource.name === '' ? undefined : resource.name,
    request: requestId ?? `user ${keyOf(user)}`,
    kept,
    operation: operationOf(entry),
    lacksStart: false,
    isDoubtful: false,
  };
}

// An outcome with an operation of its own does not know of a start: another part of the dashboard may have emitted one.
function operationOf({ phase, id, operation }: Entry): string | undefined {
  return phase !== 'start' && operation === id ? undefined : operation;
}

/** Tests whether an outcome had a start: by its operation, or without one by its duration. */
export function wasStarted({ id, operation, duration }: Entry): boolean {
  return operation === undefined ? duration !== undefined : operation !== id;
}

/**
 * Tests whether two halves with one `operation_id` are of one operation, and so of one user in one project. The first
 * may not know these yet, as before a login.
 */
export function isOneOperation(first: Half<unknown>, second: Half<unknown>): boolean {
  return isAlike(first, second) && mayBe(first.user, second.user) && mayBe(first.project, second.project);
}

/** Returns the latest half of the same resource, unless both have an operation. */
export function ofSameResource<Kept>(known: readonly Half<Kept>[], half: Half<Kept>): Half<Kept> | undefined {
  if (known.length === 0 || isUnidentified(half)) return undefined;
  for (const matches of byIdentity) {
    const found = known.findLast((each) => isComparable(each, half) && matches(each, half));
    if (found !== undefined) return found;
  }
  return undefined;
}

const byIdentity = [isTheSame, hasItsId, hasItsName] as const;

/**
 * Returns the halves that may be of the same resource: those without any identity, or else those that do not contradict
 * it.
 */
export function perhapsOfSameResource<Kept>(
  known: readonly Half<Kept>[],
  half: Half<Kept>,
): readonly Half<Kept>[] {
  const like = known.filter((each) => isComparable(each, half));
  const unidentified = like.filter(isUnidentified);
  return unidentified.length > 0 ? unidentified : like.filter((each) => contradictsNothing(each, half));
}

/** Tests whether an outcome of the same operation is known, unless this one was started after it. */
export function isRepeated(entry: Entry, half: Half<unknown>, known: readonly Half<unknown>[]): boolean {
  if (entry.requestId === undefined) return false;
  const outcome = known.findLast((each) => isComparable(each, half) && isSame(each, half));
  if (outcome === undefined) return false;
  const { started_at: startedAt } = entry.payload;
  return !(typeof startedAt === 'string' && timeOf(startedAt) >= outcome.at);
}

function isAlike(one: Half<unknown>, other: Half<unknown>): boolean {
  return one.type === other.type && one.action === other.action;
}

/**
 * Tests whether only their resources can show that two halves belong together: other halves may have the same request.
 */
function isComparable(one: Half<unknown>, other: Half<unknown>): boolean {
  if (one.operation !== undefined && other.operation !== undefined) return false;
  return isAlike(one, other) && isPerhaps(one.user, other.user) && isPerhaps(one.project, other.project);
}

/** Tests whether the two may be the same, as far as both are known. */
function isPerhaps(one: Named, other: Named): boolean {
  if (one.id !== '' && other.id !== '') return one.id === other.id;
  return one.name === '' || other.name === '' || one.name === other.name;
}

function mayBe(one: Named, other: Named): boolean {
  if (one.id !== '' && other.id !== '') return one.id === other.id;
  return one.name === '' ? one.id === '' : one.name === other.name;
}

// An error may have only a name, where the end has an id.
function isSame(one: Identity, other: Identity): boolean {
  const isNamed = one.id === undefined || other.id === undefined;
  return isNamed ? one.name !== undefined && one.name === other.name : one.id === other.id;
}
