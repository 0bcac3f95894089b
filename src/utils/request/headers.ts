import { types } from 'node:util';
import { each, names, read, text } from '../describing/safe-read.ts';

type Entry = readonly [name: string, value: unknown];

const MAX_HEADERS = 1000;

/**
 * Returns a header by its lower-case name, from any collection of headers: Node's object, the Web's `Headers`, a map,
 * an object with the names as they were sent, pairs, or Node's `rawHeaders`. The values of a repeated header are joined
 * by commas.
 */
export function header(headers: unknown, name: string): string | undefined {
  const own = valueOf(read(headers, name));
  if (own !== undefined) return own;
  if (isAsked(headers)) return valueOf(ask(headers, name));
  const values = entriesOf(headers).map(([key, value]) => (isNamed(key, name) ? valueOf(value) : undefined));
  return text(values.filter((value) => value !== undefined).join(','));
}

/** Whether a text is the value of any header. */
export function isInHeaders(headers: unknown, value: string): boolean {
  return entriesOf(headers).some(([, found]) => valueOf(found) === value);
}

function isNamed(key: string, name: string): boolean {
  return key.length === name.length && key.toLowerCase() === name;
}

function valueOf(value: unknown): string | undefined {
  return text(value) ?? text(each(value, text).join(','));
}

/** Whether the headers have a case-insensitive `get`. A map's is not: its names are as they were sent. */
function isAsked(headers: unknown): headers is Pick<Headers, 'get'> {
  return !types.isMap(headers) && typeof read(headers, 'get') === 'function';
}

function ask(headers: Pick<Headers, 'get'>, name: string): unknown {
  try {
    return headers.get(name);
  } catch {
    return undefined;
  }
}

function entriesOf(headers: unknown): Entry[] {
  const iterated = iterate(headers);
  if (iterated === undefined)
    return names(headers)
      .slice(0, MAX_HEADERS)
      .map((name) => [name, read(headers, name)]);
  return typeof iterated[0] === 'string' ? pairs(iterated) : iterated.flatMap(entryOf);
}

function iterate(headers: unknown): unknown[] | undefined {
  if (typeof read(headers, Symbol.iterator) !== 'function') return undefined;
  const items: unknown[] = [];
  try {
    for (const item of headers as Iterable<unknown>) if (items.push(item) === MAX_HEADERS) break;
  } catch {
    // The headers before the failure are used.
  }
  return items;
}

function entryOf(item: unknown): Entry[] {
  const name = text(read(item, 0));
  return name === undefined ? [] : [[name, read(item, 1)]];
}

/** Reads alternating names and values, as in Node's `rawHeaders`. */
function pairs(items: readonly unknown[]): Entry[] {
  return items.flatMap((name, at) => (at % 2 === 0 ? entryOf([name, items[at + 1]]) : []));
}
