// Text for people. Text from elsewhere may contain terminal control sequences.
import { io } from './io.ts';

export type Style = keyof typeof styles;

// SGR codes of ECMA-48. util.styleText is experimental in Node 20.
const styles = { dim: 2, red: 31, green: 32, yellow: 33 } as const;

/**
 * Characters without a width, marks of direction, and other line breaks: Unicode's Default_Ignorable_Code_Point except
 * the variation selectors (VS1 to VS256), and the interlinear annotation characters.
 */
export const UNSEEN: RegExp =
  /(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

/** Returns the text without terminal control characters, marks of direction, and invisible characters. */
export function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\ufffd').replaceAll(UNSEEN, '\ufffd');
}

/**
 * Colours a text if stdout allows it: FORCE_COLOR takes precedence over NO_COLOR (https://no-color.org), and both over
 * the terminal.
 */
export function styled(style: Style, text: string): string {
  const isColoured = takesColour(io().env, io().stdout.isTTY === true);
  return isColoured ? `\u001b[${String(styles[style])}m${text}\u001b[0m` : text;
}

function takesColour({ FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal && TERM !== 'dumb';
}

/** Returns the maximum width of a line: infinite in a pipe. */
export function terminalWidth(): number {
  const { isTTY, columns = 0 } = io().stdout;
  return isTTY === true && columns > 0 ? columns : Infinity;
}

/** Returns `3 notifications`, `1 notification`. */
export function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}

const HELP_WIDTH = 120;

/** Wraps a text for the help between words. */
export function wrapped(text: string): string {
  return text.replaceAll(new RegExp(`(.{1,${String(HELP_WIDTH)}})(?: |$)`, 'g'), '$1\n').trimEnd();
}
