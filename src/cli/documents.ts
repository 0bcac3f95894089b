// The contents of a file: NDJSON, or one JSON document of several lines.
import { MAX_BYTES, piecesOf, type Line, type Piece } from './lines.ts';

/**
 * Yields the lines of a file in chunks. A document of several lines counts as one. `-` is the standard input. `path` is
 * the file to read, if that is a copy.
 */
export async function* documentsOf(file: string, path: string = file): AsyncGenerator<Piece, void> {
  let isFirst = true;
  const pieces = piecesOf(file, path);
  for await (const piece of pieces) {
    const [first] = piece.lines;
    if (isFirst && first !== undefined && beginsDocument(first)) {
      yield await documentOf(piece, pieces);
      return;
    }
    isFirst &&= first === undefined;
    yield piece;
  }
}

// A line of NDJSON is never just a brace; in a `.json` file of one document, the first line is not valid JSON by
// itself.
function beginsDocument({ file, text = '' }: Line): boolean {
  return text.trim() === '{' || (file.endsWith('.json') && !isJson(text));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function documentOf(first: Piece, rest: AsyncGenerator<Piece>): Promise<Piece> {
  const { file = '' } = first.lines[0] ?? {};
  let [text, bytes] = ['', 0];
  for await (const piece of joined(first, rest)) {
    text += piece.lines.map((line) => `${line.text ?? ''}\n`).join('');
    bytes += piece.bytes;
    if (text.length > MAX_BYTES || piece.lines.some((line) => line.text === undefined))
      return { lines: [{ file, number: 1, text: undefined, isCut: false }], bytes };
  }
  return { lines: [{ file, number: 1, text, isCut: false }], bytes };
}

async function* joined(first: Piece, rest: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  yield first;
  yield* rest;
}
