// To what it was done, by a notification of any service. Most name it by a word of the event type: in `port.create.end`
// there is a member `port`, in `volume.attach.end` a `volume_id`.
import { each, names, read, text } from '../utils/describing/safe-read.ts';
import type { Named } from './who.ts';

/** What it was done to; empty for what is not told. */
export interface What {
  readonly type: string;
  /** Of several that the event is about, those of all. */
  readonly named: Named;
}

interface Found {
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

/** `payload` is one of `contentOf`. */
export function whatIn(eventType: string, payload: unknown): What {
  const ours = read(payload, 'resource');
  if (ours !== undefined) return whatOf(text(read(ours, 'type')) ?? '', [ofObject(ours)]);
  const words = wordsOf(eventType);
  const byWords = words
    .map((word) => ({ word, ...byWord(word, payload) }))
    .filter((found) => found.names.length + found.ids.length > 0);
  const itself = [...byWords, ofObject(payload), ofTarget(payload)];
  return whatOf(byWords[0]?.word ?? objectOf(eventType), itself);
}

/** The payload, or what is in it as an object of oslo.versionedobjects: of Nova, Ironic, Watcher, Masakari. */
export function contentOf(payload: unknown): unknown {
  const member = names(payload).find((name) => name.endsWith('object.data'));
  return member === undefined ? payload : read(payload, member);
}

function whatOf(type: string, found: readonly Found[]): What {
  const named = [...found.flatMap((one) => one.names), ...found.flatMap(({ ids }) => ids)];
  return { type, named: [...new Set(named)] };
}

/** `router.interface.create`: router, interface, create, router_interface, interface_create. */
function wordsOf(eventType: string): string[] {
  const words = eventType.split('.', MOST_WORDS);
  return [...words, ...words.slice(1).map((word, at) => `${String(words[at])}_${word}`)];
}

const MOST_WORDS = 10;

/** `instance`, of `compute.instance.create.end`. */
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

/** What Keystone, and CADF, say that it was done to. */
function ofTarget(payload: unknown): Found {
  const { names: called, ids } = ofObject(read(payload, 'target'));
  return { names: called, ids: [...texts(payload, ['resource_info']), ...ids] };
}

/** Those of the members that are texts, in this order. */
export function texts(object: unknown, members: readonly string[]): string[] {
  return members.flatMap((member) => text(read(object, member)) ?? []);
}
