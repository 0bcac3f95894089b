// Opens a file of lines to append to. A killed process may have left an incomplete line at its end.
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../utils/runtime/folders.ts';
import { emitWarning } from '../utils/runtime/warnings.ts';
import { syncFolder } from './disk.ts';

/** A file and its size in bytes: complete lines only. */
export interface OpenFile {
  readonly file: FileHandle;
  readonly size: number;
}

const NEWLINE = 0x0a;
const LOOK_AT = 2 ** 16; // bytes

/** Opens the file, and creates it and its folder if necessary. Removes an incomplete line at its end. */
export async function openToAppend(path: string): Promise<OpenFile> {
  if (makeFolder(dirname(path))) await syncFolder(dirname(dirname(path)));
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    const size = await mended(file, path);
    await syncFolder(dirname(path));
    return { file, size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function mended(file: FileHandle, path: string): Promise<number> {
  const { size } = await file.stat();
  const whole = await endOfLines(file, size);
  if (whole === size) return size;
  await file.truncate(whole);
  emitWarning(
    `an incomplete line of ${String(size - whole)} bytes was removed from ${path}: it was never accepted`,
  );
  return whole;
}

async function endOfLines(file: FileHandle, size: number): Promise<number> {
  const buffer = Buffer.alloc(LOOK_AT);
  for (let end = size; end > 0; end -= LOOK_AT) {
    const start = Math.max(0, end - LOOK_AT);
    const { bytesRead } = await file.read(buffer, 0, end - start, start);
    const at = buffer.subarray(0, bytesRead).lastIndexOf(NEWLINE);
    if (at >= 0) return start + at + 1;
  }
  return 0;
}
