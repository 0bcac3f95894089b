// The latest ids that a collector kept: notifications on the disk, but not accepted when it was killed, are
// redelivered.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { emitWarning } from '../utils/runtime/warnings.ts';
import type { Engine } from './engine.ts';
import { linesOf } from './lines.ts';
import { daysIn, fileOf, folderOf, partsIn, type Part } from './names.ts';
import { codeOf } from './disk-failures.ts';

// Bytes of lines. Far more than can be in flight to a collector; read in less than a second.
const MAX_BYTES = 2 ** 26;

/** Yields ids, those of older files first. Reads Parquet if there is an engine. */
export async function* newestIds(
  directory: string,
  collector: string,
  engine: Engine | undefined,
): AsyncGenerator<string> {
  for (const { path, form } of newest(directory, collector).reverse()) {
    try {
      yield* form === 'parquet' ? idsInParquet(path, engine) : idsInLines(path);
    } catch (error) {
      emitWarning(
        `${path} cannot be read (${codeOf(error)}): its messages are kept twice if they are redelivered`,
      );
    }
  }
}

interface Candidate extends Pick<Part, 'form'> {
  readonly path: string;
  readonly bytes: number;
  readonly at: number;
}

/** Returns the files written last, the latest first: as many as fit into this many bytes, and one more. */
function newest(directory: string, collector: string): Candidate[] {
  let left = MAX_BYTES;
  return daysIn(directory)
    .flatMap((day) => candidatesIn(folderOf(directory, day), collector))
    .sort((a, b) => b.at - a.at)
    .filter(({ bytes }) => left > 0 && (left -= bytes) > -Infinity);
}

function candidatesIn(folder: string, collector: string): Candidate[] {
  return partsIn(folder)
    .filter((part) => part.collector === collector)
    .flatMap((part) => {
      const path = join(folder, fileOf(part));
      const found = statSync(path, { throwIfNoEntry: false }); // another collector may remove old files
      return found === undefined ? [] : { path, form: part.form, bytes: found.size, at: found.mtimeMs };
    });
}

async function* idsInParquet(path: string, engine: Engine | undefined): AsyncGenerator<string> {
  if (engine === undefined) return;
  for await (const ids of engine.column(path, 'message_id')) for (const id of ids) if (id) yield id;
}

async function* idsInLines(path: string): AsyncGenerator<string> {
  for await (const lines of linesOf(path)) {
    for (const line of lines) {
      const id = idIn(line);
      if (id !== undefined) yield id;
    }
  }
}

function idIn(line: string): string | undefined {
  try {
    const { notification } = JSON.parse(line) as { notification?: { message_id?: unknown } };
    return typeof notification?.message_id === 'string' ? notification.message_id : undefined;
  } catch {
    return undefined; // readers count such lines, and continue
  }
}
