// The resource in a notification of any service. Most services name it after a word of the event type:
// `port.create.end` has a member `port`, `volume.attach.end` a `volume_id`.
import { each, names, read, text } from '../utils/describing/safe-read.ts';
import type { NamesAndIds } from './user-in.ts';

/** The resource; its parts are empty when absent. */
export interface ResourceIn {
  readonly type: string;
  /** The names and ids of all resources of the event. */
  readonly named: NamesAndIds;
}

interface Found {
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

/** Returns the resource. `payload` comes from `contentOf`. */
export function resourceIn(eventType: string, payload: unknown): ResourceIn {
  const ours = read(payload, 'resource');
  if (ours !== undefined) return whatOf(text(read(ours, 'type')) ?? '', [ofObject(ours)]);
  const words = wordsOf(eventType);
  const byWords = words
    .map((word) => ({ word, ...byWord(word, payload) }))
    .filter((found) => found.names.length + found.ids.length > 0);
  const itself = [...byWords, ofObject(payload), ofTarget(payload)];
  return whatOf(byWords[0]?.word ?? objectOf(eventType), itself);
}

/** Returns the payload, or the oslo.versionedobjects object in it, as of Nova, Ironic, Watcher and Masakari. */
export function contentOf(payload: unknown): unknown {
  const member = names(payload).find((name) => name.endsWith('object.data'));
  return member === undefined ? payload : read(payload, member);
}

function whatOf(type: string, found: readonly Found[]): ResourceIn {
  const named = [...found.flatMap((one) => one.names), ...found.flatMap(({ ids }) => ids)];
  return { type, named: [...new Set(named)] };
}

/** Returns the words of `router.interface.create`: router, interface, create, router_interface, interface_create. */
function wordsOf(eventType: string): string[] {
  const words = eventType.split('.', MAX_WORDS);
  return [...words, ...words.slice(1).map((word, at) => `${String(words[at])}_${word}`)];
}

const MAX_WORDS = 10;

/** Returns `instance` for `compute.instance.create.end`. */
function objectOf(eventType: string): string {
  const words = eventType.replace(/\.(?:start|end|error|success)$/, '').split('.');
  return words.at(-2) ?? eventType;
}

function byWord(word: string, payload: unknown): Found {
  const one = ofObject(contentOf(read(payload, word)));
  const several = each(read(payload, `${word}s`), (element) => text(read(element, 'id')));
  const identity = texts(payload, [`${word}_identity`]).map((path) => path.slice(path.lastIndexOf('/') + 1));
  return {
    names: [...one.names, ...texts(payload, [`${word}_name`])],
    ids: [...one.ids, ...texts(payload, [`${word}_id`, `${word}_uuid`]), ...identity, ...several],
  };
}

function ofObject(object: unknown): Found {
  return {
    names: texts(object, ['display_name', 'name', 'key_name']),
    ids: texts(object, ['uuid', 'id', 'instance_uuid', 'instance_id']),
  };
}

/** Returns the target in Keystone's and CADF's format. */
function ofTarget(payload: unknown): Found {
  const { names: called, ids } = ofObject(read(payload, 'target'));
  return { names: called, ids: [...texts(payload, ['resource_info']), ...ids] };
}

/** Returns the members that are strings, in this order. */
export function texts(object: unknown, members: readonly string[]): string[] {
  return members.flatMap((member) => text(read(object, member)) ?? []);
}
