// Usage, computed for each millisecond: replays all notifications up to it, and looks at what is held.
import fc from 'fast-check';
import type { Entry } from '../../src/reports/entry.ts';
import type { Window } from '../../src/reports/report.ts';
import { anyPhase, anyTime, type Told } from './told.ts';

const projects = { p1: { id: 'p1', name: 'web' }, p2: { id: 'p2', name: 'shop' } };
const flavors = fc.constantFrom('f1', 'f2', 'f3');
const volumeActions = ['create', 'manage', 'delete', 'unmanage', 'extend', 'retype', 'attach', 'update'];

const anyInstance: fc.Arbitrary<Told> = fc.record({
  ...{ at: anyTime, phase: anyPhase, type: fc.constant('instance') },
  action: fc.constantFrom(
    'create',
    'create',
    'delete',
    'shelve',
    'unshelve',
    'resize',
    'revert_resize',
    'stop',
  ),
  project: fc.constantFrom(projects.p1, projects.p2),
  resource: fc.record({
    id: fc.constantFrom('', 'i1', 'i2'),
    flavor: fc.record({ name: flavors }),
    status: fc.constantFrom('ACTIVE', 'ACTIVE', 'SHELVED_OFFLOADED'),
  }),
  parameters: fc.record({ old_flavor_name: flavors, new_flavor_id: flavors }),
});

const anyVolume: fc.Arbitrary<Told> = fc.record({
  ...{ at: anyTime, phase: anyPhase, type: fc.constant('volume'), action: fc.constantFrom(...volumeActions) },
  project: fc.constantFrom(projects.p1, projects.p2),
  resource: fc.record({
    ...{ id: fc.constantFrom('v1', 'v2'), size: fc.integer({ min: 1, max: 5 }) },
    ...{ volume_type: flavors, project_id: fc.constantFrom('p1', 'p2') },
  }),
  parameters: fc.record({ new_size: fc.integer({ min: 6, max: 9 }), volume_type: flavors }),
});

/**
 * In any order, with ends without a start, errors after an end, creations of existing resources, deletions of missing
 * ones.
 */
export const anyInstanceOrVolume: fc.Arbitrary<Told> = fc.oneof(anyInstance, anyVolume);

interface State {
  is: 'never seen' | 'there' | 'shelved' | 'gone';
  project: string;
  kind: string;
  old: string;
  size: number;
  /** Whether it existed when first seen, without a creation. */
  isOfBefore: boolean;
}

export function slowUsage(entries: readonly Entry[], { from, to }: Window): Record<string, number> {
  const lines: Record<string, number> = {};
  const add = (line: string, amount: number): void => void (lines[line] = (lines[line] ?? 0) + amount);
  const ends = entries.filter(({ phase, resource, at }) => phase === 'end' && resource.id !== '' && at < to);
  for (const thing of new Set(ends.map(({ type, resource }) => `${type} ${resource.id}`))) {
    const its = ends.filter(({ type, resource }) => `${type} ${resource.id}` === thing);
    its.sort((one, other) => one.at - other.at);
    for (let now = from; now < to; now++) {
      const { is, project, kind, size } = stateAt(its, now);
      if (is === 'never seen' && stateAt(its, to).isOfBefore) add(`unknown ${thing}`, 1);
      if (is !== 'there') continue;
      const line = `${thing.split(' ')[0] ?? ''} ${project} ${kind}`;
      add(line, 1);
      if (thing.startsWith('volume')) add(`${line} GiB`, size);
    }
  }
  return lines;
}

function stateAt(ends: readonly Entry[], now: number): State {
  const state: State = { is: 'never seen', project: '', kind: '', old: '', size: 0, isOfBefore: false };
  const isMade = ends.some(({ action }) => ['create', 'manage'].includes(action));
  const changing = [
    'create',
    'manage',
    'delete',
    'unmanage',
    'shelve',
    'unshelve',
    'resize',
    'revert_resize',
    'extend',
    'retype',
  ];
  for (const end of ends.filter(({ at }) => at <= now))
    if (!isMade || changing.includes(end.action)) happens(state, end);
  return state;
}

function happens(state: State, { action, payload, project }: Entry): void {
  const resource = payload['resource'] as Record<string, string> & { flavor?: { name: string } };
  const parameters = payload['parameters'] as Record<string, string | number>;
  if (state.is === 'gone') return;
  if (state.is === 'never seen') {
    state.is = resource['status'] === 'SHELVED_OFFLOADED' ? 'shelved' : 'there';
    state.isOfBefore = action !== 'create' && action !== 'manage';
    state.project = resource['project_id'] ?? project.id;
    state.kind = resource['volume_type'] ?? String(resource.flavor?.name);
    if (action === 'resize') state.kind = String(parameters['old_flavor_name']);
    state.size = Number(resource['size']);
  }
  if (action === 'delete' || action === 'unmanage') state.is = 'gone';
  if (action === 'shelve') state.is = 'shelved';
  if (action === 'unshelve') state.is = 'there';
  if (action === 'extend') state.size = Number(parameters['new_size']);
  if (action === 'retype') state.kind = String(parameters['volume_type']);
  if (action === 'resize') [state.old, state.kind] = [state.kind, String(parameters['new_flavor_id'])];
  if (action === 'revert_resize') [state.old, state.kind] = ['', state.old];
}
