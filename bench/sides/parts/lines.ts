import path from 'node:path';

/** The file of a folder that has so many lines. */
export function fileOf(folder: string, lines: number): string {
  return path.join(folder, `${String(lines)}.ndjson`);
}
