import { readFileSync } from 'node:fs';

/** Reads a certificate or a key of this folder, such as `client.pem`. */
export function pem(name: string): Buffer {
  return readFileSync(new URL(name, import.meta.url));
}
