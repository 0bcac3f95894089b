// Text for people. What comes from elsewhere may hold what a terminal would obey.
import stringWidth from 'string-width';
import { io } from './io.ts';

export type Style = keyof typeof styles;

// Codes of ECMA-48, SGR. util.styleText is experimental in Node 20.
const styles = { dim: 2, red: 31, green: 32, yellow: 33 } as const;

/**
 * Characters without a width, marks of direction, and other breaks of lines: Unicode's Default_Ignorable_Code_Point, but for
 * the variants of the letter before (VS1 to VS256), and with those that annotate.
 */
export const UNSEEN: RegExp =
  /(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

const segments = new Intl.Segmenter();

/** The same without what a terminal obeys, what turns the direction of writing, and what nobody sees. */
export function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\ufffd').replaceAll(UNSEEN, '\ufffd');
}

/** Coloured where stdout takes it: FORCE_COLOR goes before NO_COLOR (https://no-color.org), and both before the terminal. */
export function styled(style: Style, text: string): string {
  const isColoured = takesColour(io().env, io().stdout.isTTY === true);
  return isColoured ? `\u001b[${String(styles[style])}m${text}\u001b[0m` : text;
}

function takesColour({ FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal && TERM !== 'dumb';
}

/** How long a line may be: in a pipe nothing is cut. */
export function terminalWidth(): number {
  const { isTTY, columns = 0 } = io().stdout;
  return isTTY === true && columns > 0 ? columns : Infinity;
}

/** Cut to the width of the terminal, so that one line stays one; whole in a pipe. */
export function fitted(line: string): string {
  return cut(line, terminalWidth());
}

/** Cut to a width, with an ellipsis for what is gone. */
export function cut(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  let kept = '';
  for (const { segment } of segments.segment(line)) {
    if (stringWidth(kept + segment) >= width) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** `3 notifications`, `1 notification`. */
export function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}

const HELP_WIDTH = 120;

/** A text for help, its lines broken between words. */
export function wrapped(text: string): string {
  return text.replaceAll(new RegExp(`(.{1,${String(HELP_WIDTH)}})(?: |$)`, 'g'), '$1\n').trimEnd();
}
