import { types } from 'node:util';
import { isObject } from '../describing/safe-read.ts';

/** The body of a service's response: data if it was JSON, otherwise text. */
export type Body = object | string;

const LONGEST = 65_536; // characters, or bytes
const looksLikeJson = /^\s*["{[]/;

/**
 * Returns the body that a client kept as data, text or bytes; `undefined` for anything else, or if it cannot be read.
 */
export function bodyOf(kept: unknown): Body | undefined {
  if (typeof kept === 'string') return parsed(kept);
  if (!isObject(kept) || typeof kept === 'function' || types.isNativeError(kept)) return undefined;
  const bytes = bytesOf(kept);
  return bytes === undefined ? kept : parsed(bytes.toString('utf8'));
}

function parsed(text: string): Body | undefined {
  if (!looksLikeJson.test(text)) return text.slice(0, LONGEST);
  // JSON that is cut is no longer JSON, and its raw text is not readable.
  return text.length > LONGEST ? undefined : parseJson(text);
}

function parseJson(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // JSON in a text in JSON, as in Ironic's responses.
    if (typeof value === 'string') return looksLikeJson.test(value) ? parseJson(value) : value;
    return isObject(value) ? value : undefined;
  } catch {
    return text;
  }
}

function bytesOf(value: object): Buffer | undefined {
  try {
    if (types.isAnyArrayBuffer(value)) return Buffer.from(value, 0, Math.min(value.byteLength, LONGEST));
    if (!ArrayBuffer.isView(value)) return undefined;
    return Buffer.from(value.buffer, value.byteOffset, Math.min(value.byteLength, LONGEST));
  } catch {
    return undefined;
  }
}
