import { read, text } from '../describing/safe-read.ts';
import { faultKey } from './sentence.ts';

/** Returns the class: 'Forbidden' of an error, 'string' of a thrown string, 'object' of an object without a class. */
export function exceptionName(thrown: unknown): string {
  if (typeof thrown !== 'object') return typeof thrown;
  if (thrown === null) return 'null';
  const name = named(thrown, 'Error') ?? named(read(thrown, 'constructor'), 'Object');
  return name ?? text(read(thrown, 'name')) ?? classInBody(thrown) ?? 'object';
}

// A generic name counts as absent.
function named(object: unknown, nothing: string): string | undefined {
  const name = text(read(object, 'name'));
  return name === nothing ? undefined : name;
}

/**
 * Returns the class of a fault in a response's body: Neutron's and Heat's type, Sahara's name, WSME's code (Client,
 * Server), Nova's key.
 */
function classInBody(body: object): string | undefined {
  const types = ['NeutronError', 'error'].map((name) => read(read(body, name), 'type'));
  const found = [...types, read(body, 'error_name'), read(body, 'faultcode'), novaKey(body)]
    .map(text)
    .find(Boolean);
  return found !== undefined && /^\w{1,100}$/.test(found) ? found : undefined;
}

// { itemNotFound: { code: 404, message: … } }
function novaKey(body: object): string | undefined {
  const key = faultKey(body);
  return key !== undefined && key !== 'error' && read(read(body, key), 'code') !== undefined
    ? key
    : undefined;
}
