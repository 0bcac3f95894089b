import type { Named } from '../entry.ts';
import { nobody, type Change, type Held } from './change.ts';

/** The state of one resource at a time. */
export interface Life {
  readonly is: 'unknown' | 'held' | 'shelved' | 'gone';
  /** The beginning of this state; milliseconds since 1970, UTC. */
  readonly since: number;
  readonly held: Held;
  /** The kind before its last change. */
  readonly before: Named | undefined;
}

/** The state of a resource without any notification. */
export const unknown: Life = {
  is: 'unknown',
  since: -Infinity,
  held: { project: nobody, kind: nobody, size: undefined },
  before: undefined,
};

/** Returns the state after a change: the same object if nothing changes. */
export function next(life: Life, change: Change): Life {
  if (life.is === 'gone') return life;
  const known = life.is === 'unknown' ? seen(change) : life;
  const after = changed(known, change);
  return after === life ? life : { ...after, since: change.at };
}

/** Returns the state that the resource must have had when a change happened to it. */
function seen({ reported, isShelved }: Change): Life {
  return { ...unknown, is: isShelved ? 'shelved' : 'held', held: reported };
}

function changed(life: Life, { does, sets }: Change): Life {
  switch (does) {
    case 'end':
      return { ...life, is: 'gone' };
    case 'shelve':
      return life.is === 'shelved' ? life : { ...life, is: 'shelved' };
    case 'unshelve':
      return life.is === 'held' ? life : { ...life, is: 'held' };
    case 'set':
      return { ...life, held: { ...life.held, ...sets }, before: sets.kind ? life.held.kind : life.before };
    case 'revert':
      return { ...life, held: { ...life.held, kind: life.before ?? nobody }, before: undefined };
    case 'begin':
    case 'see':
    case 'restore':
      return life;
  }
}
