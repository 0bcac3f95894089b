import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for each test of a suite. */
export interface Folder {
  /** Returns the path of a file in it. */
  readonly at: (name: string) => string;
  /** Writes a file, and returns its path. */
  readonly file: (name: string, content: string) => string;
}

export function folderOfEachTest(): Folder {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const at = (name: string): string => path.join(folder, name);
  return {
    at,
    file: (name, content) => {
      writeFileSync(at(name), content);
      return at(name);
    },
  };
}
