// The two halves of an operation, a start and an outcome, and what shows that they belong together.
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

/** A start or an outcome, and what was kept of it. */
export interface Half<Kept> extends Identity {
  readonly type: string;
  readonly action: string;
  readonly at: number;
  readonly user: Named;
  readonly project: Named;
  /** The id of its request, or else whose it is. */
  readonly request: string;
  readonly kept: Kept;
  /** Nothing when it does not say to which operation it belongs. */
  operation: string | undefined;
  /** Of an outcome: whether its start was told, but did not come. */
  lacksStart: boolean;
  /** Of a start: whether an outcome may have been of it that was taken for that of another one. */
  isDoubtful: boolean;
}

export function halfOf<Kept>(entry: Entry, kept: Kept): Half<Kept> {
  const { type, action, at, user, project, resource, requestId } = entry;
  // Without spreads: there is one for each notification.
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

// An outcome that is an operation of its own does not know of a start: another part of the dashboard may have told one.
function operationOf({ phase, id, operation }: Entry): string | undefined {
  return phase !== 'start' && operation === id ? undefined : operation;
}

/** Whether an outcome says that it was started: by its operation, or without one by how long that took. */
export function wasStarted({ id, operation, duration }: Entry): boolean {
  return operation === undefined ? duration !== undefined : operation !== id;
}

/**
 * Whether two halves of one `operation_id` are of one operation, which is of one user in one project: the first may not know
 * them yet, as before a login.
 */
export function isOneOperation(first: Half<unknown>, second: Half<unknown>): boolean {
  return isAlike(first, second) && mayBe(first.user, second.user) && mayBe(first.project, second.project);
}

/** The latest of the same resource, where not both say to which operation they belong. */
export function ofSameResource<Kept>(known: readonly Half<Kept>[], half: Half<Kept>): Half<Kept> | undefined {
  if (known.length === 0 || isUnidentified(half)) return undefined;
  for (const matches of byIdentity) {
    const found = known.findLast((each) => isComparable(each, half) && matches(each, half));
    if (found !== undefined) return found;
  }
  return undefined;
}

const byIdentity = [isTheSame, hasItsId, hasItsName] as const;

/** Those that may be of the same resource: the first of them that know nothing of it, or else that know nothing else of it. */
export function perhapsOfSameResource<Kept>(
  known: readonly Half<Kept>[],
  half: Half<Kept>,
): readonly Half<Kept>[] {
  const like = known.filter((each) => isComparable(each, half));
  const unidentified = like.filter(isUnidentified);
  return unidentified.length > 0 ? unidentified : like.filter((each) => contradictsNothing(each, half));
}

/** Whether an outcome of the same is known, unless this one says that it was started after that. */
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

/** Whether only what they were done to can show that they belong together: others' may repeat the request. */
function isComparable(one: Half<unknown>, other: Half<unknown>): boolean {
  if (one.operation !== undefined && other.operation !== undefined) return false;
  return isAlike(one, other) && isPerhaps(one.user, other.user) && isPerhaps(one.project, other.project);
}

/** Whether they may be one, as far as both are known. */
function isPerhaps(one: Named, other: Named): boolean {
  if (one.id !== '' && other.id !== '') return one.id === other.id;
  return one.name === '' || other.name === '' || one.name === other.name;
}

function mayBe(one: Named, other: Named): boolean {
  if (one.id !== '' && other.id !== '') return one.id === other.id;
  return one.name === '' ? one.id === '' : one.name === other.name;
}

// An error may know the name alone of what the end had an id of.
function isSame(one: Identity, other: Identity): boolean {
  const isNamed = one.id === undefined || other.id === undefined;
  return isNamed ? one.name !== undefined && one.name === other.name : one.id === other.id;
}
