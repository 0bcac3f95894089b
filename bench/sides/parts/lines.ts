import path from 'node:path';

/** Returns the file in a folder with this number of lines. */
export function fileOf(folder: string, lines: number): string {
  return path.join(folder, `${String(lines)}.ndjson`);
}
