import type { Half } from './half.ts';
import type { Latest } from './latest.ts';

/** Lists of halves by key: a `Map`, or a `Latest` that remembers only the latest keys. */
type Lists<Kept> = Map<string, Half<Kept>[]> | Latest<Half<Kept>[]>;

/** Halves by operation and by request, each list in the order of arrival. */
export interface Halves<Kept, Index extends Lists<Kept> = Lists<Kept>> {
  readonly byOperation: Index;
  readonly byRequest: Index;
}

/** Returns the halves with the same operation. */
export function ofOperation<Kept>(
  { byOperation }: Halves<Kept>,
  { operation }: Half<Kept>,
): readonly Half<Kept>[] {
  return (operation === undefined ? undefined : byOperation.get(operation)) ?? none;
}

/** Returns the halves with the same request. */
export function ofRequest<Kept>({ byRequest }: Halves<Kept>, { request }: Half<Kept>): readonly Half<Kept>[] {
  return byRequest.get(request) ?? none;
}

const none: readonly never[] = [];

/** Adds a half; a key with more than `most` halves loses its first one. */
export function put<Kept>(halves: Halves<Kept>, half: Half<Kept>, most: number = Infinity): void {
  append(halves.byRequest, half.request, half, most);
  if (half.operation !== undefined) append(halves.byOperation, half.operation, half, most);
}

// A known key is set again, so that it counts among the latest.
function append<Kept>(lists: Lists<Kept>, key: string, half: Half<Kept>, most: number): void {
  const known = lists.get(key) ?? [];
  known.push(half);
  if (known.length > most) known.shift();
  lists.set(key, known);
}

export function remove<Kept>(
  { byOperation, byRequest }: Halves<Kept, Map<string, Half<Kept>[]>>,
  half: Half<Kept>,
): void {
  cut(byRequest, half.request, half);
  if (half.operation !== undefined) cut(byOperation, half.operation, half);
}

function cut<Kept>(lists: Map<string, Half<Kept>[]>, key: string, half: Half<Kept>): void {
  const known = lists.get(key);
  if (known === undefined || known.length === 1) lists.delete(key);
  else known.splice(known.lastIndexOf(half), 1);
}
