// Makes data outlive a loss of power: a file's content by fdatasync, its name by syncing its folder.
import { open, type FileHandle } from 'node:fs/promises';

/** Makes the added, changed or removed names in a folder outlive a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder as a file, and keeps names by itself.
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

/** Writes all bytes at a position and waits until they are safe. Throws `ENOSPC` after a partial write. */
export async function writeSafely(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  const { bytesWritten } = await file.write(bytes, 0, bytes.length, position);
  if (bytesWritten < bytes.length)
    throw Object.assign(new Error('ENOSPC: only a part was written'), { code: 'ENOSPC' });
  await file.datasync();
}
