// The commands that a page shows, with what it says that they print.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../../scripts/generate/schemas.ts';
import { commandFile, sampleLine } from './command.ts';
import { morning } from './morning.ts';

export interface Shown {
  readonly command: string;
  readonly output: string;
}

/** The blocks of the page that are a session: a line with `$`, and the output of it. */
export function shownOn(file: string): Shown[] {
  const page = readFileSync(path.join(root, file), 'utf8');
  return [...page.matchAll(/^```console\n\$ (.*)\n([^]*?)```$/gm)].map(([, command = '', output = '']) => ({
    command,
    output,
  }));
}

/** The command, where `outputOf` looks for it. */
export function writeCommand(folder: string): void {
  mkdirSync(path.join(folder, 'bin'));
  const script = `#!/bin/sh\nexec '${process.execPath}' '${commandFile()}' "$@"\n`;
  writeFileSync(path.join(folder, 'bin/notify-about'), script, { mode: 0o755 });
}

/** The files that docs/cli.md reads, as a server and `tail --json` would have written them. */
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

/** Runs a line of a page in a shell, and gives what both outputs say. */
export async function outputOf(command: string, folder: string, url = ''): Promise<string> {
  const PATH = `${path.join(folder, 'bin')}:${String(process.env['PATH'])}`;
  const child = spawn('sh', ['-c', `{ ${command}\n} 2>&1`], {
    cwd: folder,
    env: { PATH, NOTIFY_ABOUT_URL: url },
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return said;
}

/** Without what is another one each time: ids, ports, hosts, times, and the spaces that align them. */
export function masked(output: string): string {
  return output
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:5672')
    .replaceAll(/port \d+/g, 'port 5672')
    .replaceAll(/(?:in )?\d+ (?:second|minute|hour|day|month|year)s?(?: ago)?/g, '<age>')
    .replaceAll(/\d+ ms/g, '<n> ms')
    .replaceAll(/ +/g, ' ');
}
