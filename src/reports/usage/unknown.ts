// Usage that is not in the sums, and could be.
import type { Entry } from '../entry.ts';
import { shown } from '../named.ts';
import type { BilledType, ChangeOf } from './change.ts';
import type { Course, Span } from './history.ts';
import { Orders, type Order } from './orders.ts';
import type { OwnNames } from './own-names.ts';
import type { UnknownUsage } from './result.ts';

/** A resource with its history. */
export interface Followed {
  readonly type: BilledType;
  readonly id: string;
  readonly names: OwnNames;
  readonly course: Course;
}

/** Returns the unknown usage of a resource with these spans. */
export function unknownOf(followed: Followed, spans: readonly Span[]): UnknownUsage[] {
  const { type, course } = followed;
  const unsized = type === 'volume' ? spans.filter(({ held }) => held.size === undefined) : [];
  const of = (why: UnknownUsage['why'], span: Span): UnknownUsage => usageOf(followed, why, span);
  return [
    ...(course.unseen === undefined ? [] : [of(course.unseen.why, course.unseen)]),
    ...unsized.map((span) => of('size', span)),
  ];
}

function usageOf({ type, id, names }: Followed, why: UnknownUsage['why'], span: Span): UnknownUsage {
  const { from, to, held } = span;
  return {
    type,
    resource: { id, name: names.by(held.project) },
    project: held.project,
    why,
    from,
    to,
  };
}

/** Created resources without an id: nothing shows when they are deleted. */
export class Nameless {
  readonly #orders = new Orders();
  readonly #restored: UnknownUsage[] = [];

  add(entry: Entry, changed: ChangeOf | undefined): void {
    this.#orders.add(entry, changed);
    const { change, resource } = changed ?? {};
    if (change?.does === 'restore' && resource?.id === '') this.#restored.push(restoredFrom(entry));
  }

  all(): UnknownUsage[] {
    return [...this.#restored, ...[...this.#orders.short()].flatMap(missingOf)];
  }
}

/** Returns the volume that a backup was restored to. */
function restoredFrom({ at, project, resource }: Entry): UnknownUsage {
  const named = { id: '', name: shown(resource) };
  return { type: 'volume', resource: named, project, why: 'restored', from: at, to: Infinity };
}

const MAX_MISSING = 1000; // of one order: more rows add nothing

/** Returns an entry for each missing instance. */
function missingOf({ at, project, name, missing }: Order): UnknownUsage[] {
  const resource = { id: '', name };
  const each = { type: 'instance', resource, project, why: 'count', from: at, to: Infinity } as const;
  return Array.from({ length: Math.min(missing, MAX_MISSING) }, () => each);
}
