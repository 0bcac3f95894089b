// Reads what `collect` keeps, as if it were a file of lines.
import { around } from '../../reports/window.ts';
import type { Window } from '../../reports/report.ts';
import { readFolder } from '../../store/read-folder.ts';
import { io } from '../io.ts';
import { Numbering, type Piece } from '../lines.ts';

// A clock that is wrong puts what was told about midnight into the day beside.
const DAY = 86_400_000; // milliseconds

/** The lines of the days that the window touches, and of a day before and after. */
export async function* piecesOfFolder(directory: string, window: Window): AsyncGenerator<Piece, void> {
  const numbering = new Numbering(directory);
  for await (const texts of readFolder(directory, around(window, DAY))) {
    io().interruption.signal.throwIfAborted();
    const bytes = texts.reduce((sum, text) => sum + text.length + 1, 0);
    yield { lines: numbering.lines(texts), bytes };
  }
}
