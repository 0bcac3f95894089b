// Reads a file of lines, thousands at a time: a promise for each line would cost more than the line.
import { open, type FileHandle } from 'node:fs/promises';

const READ = 2 ** 20; // bytes
const NEWLINE = 0x0a;

/** The whole lines of a file. What stands behind the last end of line is being written, and left out. */
export async function* linesOf(path: string): AsyncGenerator<string[], void> {
  const file = await open(path);
  try {
    yield* linesIn(file);
  } finally {
    await file.close();
  }
}

/** The same of an open file, from its beginning. */
export async function* linesIn(file: FileHandle): AsyncGenerator<string[], void> {
  for await (const bytes of wholeLines(file)) yield bytes.toString('utf8').split('\n');
}

/** How many lines a file has, and the bytes of the longest. */
export async function measured(path: string): Promise<{ count: number; longest: number }> {
  const file = await open(path);
  let [count, longest] = [0, 0];
  try {
    for await (const bytes of wholeLines(file)) {
      for (let start = 0; start <= bytes.length; count++) {
        const found = bytes.indexOf(NEWLINE, start);
        const end = found < 0 ? bytes.length : found;
        longest = Math.max(longest, end - start);
        start = end + 1;
      }
    }
  } finally {
    await file.close();
  }
  return { count, longest };
}

/** Parts of the file that are whole lines, without the last end of line of each. */
async function* wholeLines(file: FileHandle): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for (let position = 0; ;) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(READ), 0, READ, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(NEWLINE);
    if (end < 0) {
      rest.push(bytes);
      continue;
    }
    yield Buffer.concat([...rest, bytes.subarray(0, end)]);
    rest = [bytes.subarray(end + 1)];
  }
}
