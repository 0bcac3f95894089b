// The effect of each action's end on billing, by resource type.
import { number, read, text } from '../../utils/describing/safe-read.ts';
import type { Entry, Named } from '../entry.ts';
import { nobody, type BilledType, type Change, type ChangeOf, type Held } from './change.ts';

/** Returns the change that an entry makes to a billed resource; only ends change anything. */
export function changeOf(entry: Entry): ChangeOf | undefined {
  if (entry.phase !== 'end') return undefined;
  switch (entry.type) {
    case 'instance':
    case 'volume':
    case 'floating_ip':
      return { type: entry.type, resource: entry.resource, change: changeOfItself(entry, entry.type) };
    case 'volume_transfer':
      return entry.action === 'accept' ? transferOf(entry) : undefined;
    case 'volume_backup':
      return entry.action === 'restore' ? restoreOf(entry) : undefined;
    default:
      return undefined;
  }
}

type Does = Change['does'];

const doings: Readonly<Record<BilledType, Readonly<Record<string, Does>>>> = {
  instance: {
    ...{ create: 'begin', delete: 'end', shelve: 'shelve', unshelve: 'unshelve' },
    ...{ resize: 'set', revert_resize: 'revert' },
  },
  volume: {
    ...{ create: 'begin', manage: 'begin', delete: 'end', unmanage: 'end' },
    ...{ extend: 'set', retype: 'set' },
  },
  floating_ip: { allocate: 'begin', release: 'end' },
};

function changeOfItself(entry: Entry, type: BilledType): Change {
  const { payload, action } = entry;
  const does = Object.hasOwn(doings[type], action) ? doings[type][action] : undefined;
  return {
    at: entry.at,
    createdAt: text(resourceMember(payload, 'created_at')),
    does: does ?? 'see',
    sets: does === 'set' ? setBy(action, payload) : {},
    reported: { project: ownerOf(entry), kind: kindOf(action, payload), size: sizeOf(payload) },
    isShelved: /^shelved/i.test(text(resourceMember(payload, 'status')) ?? ''),
  };
}

/** An accepted volume belongs to the project of the user who accepted it. */
function transferOf(entry: Entry): ChangeOf {
  const { payload } = entry;
  const id = parameter(payload, 'volume_id') ?? text(resourceMember(payload, 'volume_id')) ?? '';
  const taker = text(resourceMember(payload, 'destination_project_id'));
  const project = taker === undefined ? entry.project : { id: taker, name: '' };
  const reported = { project, kind: nobody, size: undefined };
  const change = { at: entry.at, does: 'set', sets: { project }, reported, isShelved: false } as const;
  return { type: 'volume', resource: { id, name: '' }, change: { ...change, createdAt: undefined } };
}

/** Returns the change of a backup's restore: to the volume with that id, or else to a new one. */
function restoreOf(entry: Entry): ChangeOf {
  const id = parameter(entry.payload, 'volume_id') ?? '';
  const reported = { project: entry.project, kind: nobody, size: undefined };
  const change = { at: entry.at, does: 'restore', sets: {}, reported, isShelved: false } as const;
  return { type: 'volume', resource: { id, name: '' }, change: { ...change, createdAt: undefined } };
}

function setBy(action: string, payload: unknown): Partial<Held> {
  if (action === 'resize') return given('kind', namedById(parameter(payload, 'new_flavor_id')));
  if (action === 'retype') return given('kind', namedById(parameter(payload, 'volume_type')));
  return given('size', gigabytes(read(read(payload, 'parameters'), 'new_size')));
}

function given<Name extends keyof Held>(name: Name, value: Held[Name] | undefined): Partial<Held> {
  return value === undefined ? {} : { [name]: value };
}

/** Returns the owner: administrators act on other projects' resources. */
export function ownerOf({
  payload,
  project,
}: Pick<Entry, 'project'> & Partial<Pick<Entry, 'payload'>>): Named {
  const owner = text(resourceMember(payload, 'project_id')) ?? parameter(payload, 'project_id');
  return owner === undefined || owner === project.id ? project : { id: owner, name: '' };
}

/** Returns the flavor or the volume type: for actions that change it, the one before. */
function kindOf(action: string, payload: unknown): Named {
  if (action === 'resize' || action === 'revert_resize') return oldFlavorOf(payload);
  const type = text(resourceMember(payload, 'volume_type'));
  if (type !== undefined) return { id: '', name: type };
  const flavor = resourceMember(payload, 'flavor');
  const asked = parameter(payload, 'flavor_id') ?? parameter(payload, 'volume_type') ?? '';
  return { id: text(read(flavor, 'id')) ?? asked, name: text(read(flavor, 'name')) ?? '' };
}

function oldFlavorOf(payload: unknown): Named {
  return { id: parameter(payload, 'old_flavor_id') ?? '', name: parameter(payload, 'old_flavor_name') ?? '' };
}

/** Returns the actual size; the requested one may be smaller than the source needs. */
function sizeOf(payload: unknown): number | undefined {
  return gigabytes(resourceMember(payload, 'size')) ?? gigabytes(read(read(payload, 'parameters'), 'size'));
}

function gigabytes(value: unknown): number | undefined {
  const size = number(value);
  return size !== undefined && Number.isSafeInteger(size) && size >= 0 ? size : undefined;
}

function namedById(id: string | undefined): Named | undefined {
  return id === undefined ? undefined : { id, name: '' };
}

function parameter(payload: unknown, name: string): string | undefined {
  return text(read(read(payload, 'parameters'), name));
}

function resourceMember(payload: unknown, name: string): unknown {
  return read(read(payload, 'resource'), name);
}
