// Reads a folder of `collect` like a file of lines.
import { around } from '../../reports/window.ts';
import type { Window } from '../../reports/report.ts';
import { join } from 'node:path';
import { daysIn, folderOf, strangersIn } from '../../store/names.ts';
import { readFolder } from '../../store/read-folder.ts';
import { io } from '../io.ts';
import { Numbering, type Piece } from '../lines.ts';
import { note } from '../terminal.ts';
import { counted } from '../text.ts';

// With a wrong clock, notifications around midnight are in the folder of the adjacent day.
const DAY = 86_400_000; // milliseconds

/** Yields the lines of the days that the window touches, and of one day before and after. */
export async function* piecesOfFolder(directory: string, window: Window): AsyncGenerator<Piece, void> {
  const numbering = new Numbering(directory);
  noteStrangers(directory);
  for await (const texts of readFolder(directory, around(window, DAY))) {
    io().interruption.signal.throwIfAborted();
    const bytes = texts.reduce((sum, text) => sum + text.length + 1, 0);
    yield { lines: numbering.lines(texts), bytes };
  }
}

// Otherwise, a report would silently cover only a part of the folder.
function noteStrangers(directory: string): void {
  const strangers = daysIn(directory).flatMap((day) =>
    strangersIn(folderOf(directory, day)).map((name) => join(folderOf(directory, day), name)),
  );
  const [first] = strangers;
  if (first === undefined) return;
  note(`${counted(strangers.length, 'file')} not read, such as ${first}: unknown format`);
}
