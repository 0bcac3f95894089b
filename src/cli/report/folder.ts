// Reads what `collect` keeps, as if it were a file of lines.
import { around } from '../../reports/window.ts';
import type { Window } from '../../reports/report.ts';
import { readFolder } from '../../store/read-folder.ts';
import { interruption } from '../interruption.ts';
import { entryOf, type Batch, type Entry } from '../records.ts';

const AT_ONCE = 1000; // lines
// A clock that is wrong puts what was told about midnight into the day beside.
const DAY = 86_400_000; // milliseconds

/** The notifications of the days that the window touches, and of a day before and after; each line has a number. */
export async function* batchesOfFolder(directory: string, window: Window): AsyncGenerator<Batch> {
  let entries: Entry[] = [];
  let [line, bytes] = [0, 0];
  for await (const text of readFolder(directory, around(window, DAY))) {
    entries.push(entryOf({ number: ++line, text, isCut: false }));
    bytes += text.length + 1;
    if (entries.length < AT_ONCE) continue;
    interruption.signal.throwIfAborted();
    yield { entries, bytes };
    entries = [];
  }
  if (entries.length > 0) yield { entries, bytes };
}
