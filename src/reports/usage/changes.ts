// What the end of each action does to what is billed, by the type of its resource.
import { number, read, text } from '../../utils/describing/safe-read.ts';
import type { Entry, Named } from '../entry.ts';
import { nobody, type BilledType, type Change, type ChangeOf, type Held } from './change.ts';

/** What an entry changes, if it is the end of something that is billed; only an end changes anything. */
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
    told: { project: ownerOf(entry), kind: kindOf(action, payload), size: sizeOf(payload) },
    isShelved: /^shelved/i.test(text(resourceMember(payload, 'status')) ?? ''),
  };
}

/** The volume that was taken belongs to the project of who took it. */
function transferOf(entry: Entry): ChangeOf {
  const { payload } = entry;
  const id = parameter(payload, 'volume_id') ?? text(resourceMember(payload, 'volume_id')) ?? '';
  const taker = text(resourceMember(payload, 'destination_project_id'));
  const project = taker === undefined ? entry.project : { id: taker, name: '' };
  const told = { project, kind: nobody, size: undefined };
  const change = { at: entry.at, does: 'set', sets: { project }, told, isShelved: false } as const;
  return { type: 'volume', resource: { id, name: '' }, change: { ...change, createdAt: undefined } };
}

/** A backup was written to a volume: one that is told by its id, or else one that was made for it. */
function restoreOf(entry: Entry): ChangeOf {
  const id = parameter(entry.payload, 'volume_id') ?? '';
  const told = { project: entry.project, kind: nobody, size: undefined };
  const change = { at: entry.at, does: 'restore', sets: {}, told, isShelved: false } as const;
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

/** Whose it is: an administrator does things to what others have. */
export function ownerOf({
  payload,
  project,
}: Pick<Entry, 'project'> & Partial<Pick<Entry, 'payload'>>): Named {
  const owner = text(resourceMember(payload, 'project_id')) ?? parameter(payload, 'project_id');
  return owner === undefined || owner === project.id ? project : { id: owner, name: '' };
}

/** The flavor or the volume type: of what changes it, the one before. */
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

/** As it was made; what was asked for may be less than its source needs. */
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
