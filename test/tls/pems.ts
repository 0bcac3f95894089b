import { readFileSync } from 'node:fs';

/** A certificate or a key of this folder, as `client.pem`. */
export function pem(name: string): Buffer {
  return readFileSync(new URL(name, import.meta.url));
}
