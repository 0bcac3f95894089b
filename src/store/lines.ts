// Reads a file of lines, hundreds at a time: a promise for each line would cost more than the line.
import { open, type FileHandle } from 'node:fs/promises';
import { LineCutter } from './line-cutter.ts';

const READ = 2 ** 18; // bytes that fit into a processor's cache
const NEWLINE = 0x0a;

/** Yields the complete lines of a file. Text after the last line break is still being written, and left out. */
export async function* linesOf(path: string): AsyncGenerator<string[], void> {
  const file = await open(path);
  try {
    yield* linesIn(file);
  } finally {
    await file.close();
  }
}

/** Yields the lines of an open file, from its beginning. */
export async function* linesIn(file: FileHandle): AsyncGenerator<string[], void> {
  const cutter = new LineCutter();
  for await (const bytes of bytesIn(file)) {
    const lines = cutter.cut(bytes);
    if (lines.length > 0) yield lines;
  }
}

/** Resolves to the number of lines in a file, and the bytes of the longest. */
export async function measured(path: string): Promise<{ count: number; longest: number }> {
  const file = await open(path);
  const found = { count: 0, longest: 0 };
  let begun = 0; // bytes of the current line in earlier chunks
  try {
    for await (const bytes of bytesIn(file)) begun = measure(bytes, begun, found);
  } finally {
    await file.close();
  }
  return found;
}

function measure(bytes: Buffer, begun: number, found: { count: number; longest: number }): number {
  let start = -begun;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    found.count++;
    found.longest = Math.max(found.longest, end - start);
    start = end + 1;
  }
  return bytes.length - start;
}

/** Each chunk is valid until the next one is requested. */
async function* bytesIn(file: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(READ);
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, READ, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
