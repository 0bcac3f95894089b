// Decides whether to trust the clock when it makes files look old. A clock that jumped forward, because it was not set
// yet or the machine slept, would make all of them old at once; it is trusted again after running on from there for a
// day.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the collectors of a folder have seen of the clock; milliseconds since 1970. */
export interface Seen {
  /** The last trusted time. */
  readonly believed: number;
  /** The time after a jump, and how far the clock has run on from there. */
  readonly doubted?: { readonly from: number; readonly to: number };
}

const DAY = 86_400_000; // milliseconds
const FILE = '.retention.json';

/** Returns the state after another look at the clock. A clock set back does no harm. */
export function seenAt(now: number, before: Seen | undefined): Seen {
  if (before === undefined || now - before.believed <= DAY) return { believed: now };
  const { from, to } = before.doubted ?? { from: now, to: now };
  const goesOn = now >= to && now - to <= DAY;
  if (goesOn && now - from >= DAY) return { believed: now };
  return { believed: before.believed, doubted: { from: goesOn ? from : now, to: now } };
}

/** Reads the state of a folder. An unreadable one counts as absent. */
export async function seenIn(directory: string): Promise<Seen | undefined> {
  try {
    const seen = JSON.parse(await readFile(join(directory, FILE), 'utf8')) as Partial<Seen> | null;
    return typeof seen?.believed === 'number' ? (seen as Seen) : undefined;
  } catch {
    return undefined;
  }
}

export async function noteSeen(directory: string, seen: Seen): Promise<void> {
  const unfinished = join(directory, `${FILE}.${String(process.pid)}.tmp`);
  await writeFile(unfinished, JSON.stringify(seen), { mode: 0o600 });
  await rename(unfinished, join(directory, FILE));
}
