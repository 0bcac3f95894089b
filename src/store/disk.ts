// What is on the disk when the power goes: a file's content by fdatasync, its name by syncing the folder that it is in.
import { open, type FileHandle } from 'node:fs/promises';

/** Makes names that were added to a folder, changed or removed outlive a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file, and keeps names by itself.
  if (process.platform !== 'win32') await synced(folder, 'r');
}

export async function syncFile(file: string): Promise<void> {
  await synced(file, 'r+');
}

async function synced(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all of it at a position, and waits until it is safe. Throws `ENOSPC` when the disk took a part of it. */
export async function writeSafely(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  const { bytesWritten } = await file.write(bytes, 0, bytes.length, position);
  if (bytesWritten < bytes.length)
    throw Object.assign(new Error('ENOSPC: the disk took a part'), { code: 'ENOSPC' });
  await file.datasync();
}
