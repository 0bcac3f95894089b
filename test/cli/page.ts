// Runs the commands of a page, to compare with the output that it shows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { root } from '../../scripts/generate/schemas.ts';
import type { Io } from '../../src/cli/io.ts';
import { commandFile, runHere, sampleLine } from './command.ts';
import { morning } from './morning.ts';

export interface Shown {
  readonly command: string;
  readonly output: string;
}

/** Returns the sessions on the page: a line with `$`, with its output. */
export function shownOn(file: string): Shown[] {
  const page = readFileSync(path.join(root, file), 'utf8');
  return [...page.matchAll(/^```console\n\$ (.*)\n([^]*?)```$/gm)].map(([, command = '', output = '']) => ({
    command,
    output,
  }));
}

/** Writes the command where `outputOf` looks for it. */
export function writeCommand(folder: string): void {
  mkdirSync(path.join(folder, 'bin'));
  const script = `#!/bin/sh\nexec '${process.execPath}' '${commandFile()}' "$@"\n`;
  writeFileSync(path.join(folder, 'bin/notify-about'), script, { mode: 0o755 });
}

/** Writes a `timeout` that interrupts only after something is kept, however long a busy machine takes. */
export function writeTimeout(folder: string): void {
  const script = [
    '#!/bin/sh',
    'shift 3 # -s INT 4',
    '"$@" & until ls kept/*/*.ndjson >/dev/null 2>&1; do sleep 0.1; done',
    'kill -s INT $!; wait $!',
  ];
  writeFileSync(path.join(folder, 'bin/timeout'), `${script.join('\n')}\n`, { mode: 0o755 });
}

/** Writes the files that docs/cli.md reads, as a server and `tail --json` would have written them. */
export function writeFiles(folder: string): void {
  const login = sampleLine('session/samples/session.login.json');
  const wrong = sampleLine().replace('"new_size":20', '"new_size":"20"');
  writeFileSync(path.join(folder, 'today.ndjson'), login + sampleLine() + wrong + sampleLine().slice(0, 80));
  writeFileSync(path.join(folder, 'morning.ndjson'), morning());
  const lost = `{"lost_at":"2026-11-22T15:36:52.001Z","reason":"rejected","detail":"the broker rejected it"`;
  const one = `${lost},"event_type":"dashboard.volume.extend.end","notification":${sampleLine().trim()}}\n`;
  writeFileSync(
    path.join(folder, 'lost.ndjson'),
    `${one}${lost},"event_type":"dashboard.image.create.end"}\n`,
  );
}

/** The exit code of a page's line, with both outputs. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a line of a page: the command in this process, unless the line has more than a pipe. */
export async function ran(line: string, folder: string, url = ''): Promise<Ran> {
  const [, command, quiet, pipe] =
    /^notify-about ([^|&;<>$]*?)( 2>\/dev\/null)?(?: \| (.*))?$/.exec(line) ?? [];
  if (command === undefined) return inShell(line, folder, url);
  const stdout = new PassThrough();
  // The two outputs are one on a terminal, and stdout alone goes into a pipe.
  const stderr = quiet === undefined && pipe === undefined ? stdout : new PassThrough();
  const said = Promise.all([text(stdout), stderr === stdout ? '' : text(stderr)]);
  const code = await runIn(folder, wordsOf(command), { stdout, stderr, env: { NOTIFY_ABOUT_URL: url } });
  const [result, apart] = await said;
  const shown = quiet === undefined ? apart : '';
  if (pipe === undefined) return { code, output: shown + result };
  const piped = await inShell(pipe, folder, url, result);
  return { ...piped, output: shown + piped.output };
}

/** Returns the output of a page's line. */
export async function outputOf(line: string, folder: string, url?: string): Promise<string> {
  return (await ran(line, folder, url)).output;
}

function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

async function runIn(
  folder: string,
  args: readonly string[],
  streams: Pick<Io, 'stdout' | 'stderr' | 'env'>,
): Promise<number> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await runHere(args, { ...streams, stdin: Readable.from([]) });
  } finally {
    process.chdir(before);
  }
}

async function inShell(line: string, folder: string, url: string, input = ''): Promise<Ran> {
  const PATH = `${path.join(folder, 'bin')}:${String(process.env['PATH'])}`;
  const env = { PATH, NOTIFY_ABOUT_URL: url };
  const child = spawn('sh', ['-c', `{ ${line}\n} 2>&1`], { cwd: folder, env });
  child.stdin.on('error', () => undefined); // `head` need not read all of it
  child.stdin.end(input);
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { code: child.exitCode, output };
}

/** Returns the output without what differs in each run: ids, ports, hosts, times, and the spaces that align them. */
export function masked(output: string): string {
  return output
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:5672')
    .replaceAll(/port \d+/g, 'port 5672')
    .replaceAll(/(?:in )?\d+ (?:second|minute|hour|day|month|year)s?(?: ago)?/g, '<age>')
    .replaceAll(/\d+ ms/g, '<n> ms')
    .replaceAll(/ +/g, ' ');
}
