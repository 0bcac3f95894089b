import { fileURLToPath } from 'node:url';

/** Where notifications are written instead of to a broker: the path of a file, or `undefined` for standard output. */
export interface Destination {
  readonly path: string | undefined;
  /** The URL, for messages. */
  readonly label: string;
}

/** Parses `file:///path` or `stdout:`; `undefined` for anything else. */
export function parseDestination(text: string): Destination | undefined {
  if (text === 'stdout:') return { path: undefined, label: text };
  if (!/^file:\/\/\//i.test(text) || text.endsWith('/')) return undefined;
  try {
    const path = fileURLToPath(text);
    return { path, label: new URL(text).href };
  } catch {
    return undefined; // not a URL, or not percent-encoded correctly
  }
}
