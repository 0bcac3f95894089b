import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Returns the version of this package. */
export function version(): string {
  const file = fileURLToPath(import.meta.resolve('notify-about/package.json'));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
