// The command prints the output in docs/cli.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { startBroker, type Broker } from '../../src/testing/index.ts';
import { masked, outputOf, shownOn, writeCommand, writeFiles, writeTimeout } from './page.ts';

describe('the page of the command', () => {
  const shown = shownOn('docs/cli.md');
  let folder: string;
  let broker: Broker;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    writeCommand(folder);
    writeTimeout(folder);
    writeFiles(folder);
    broker = await startBroker();
  });
  after(async () => {
    await broker.close();
    rmSync(folder, { recursive: true });
  });

  it('shows each command', () => {
    const commands = new Set(
      shown.flatMap(({ command }) => [...command.matchAll(/notify-about (\w+)/g)].map(([, name]) => name)),
    );
    expect([...commands]).to.have.members([
      'tail',
      'collect',
      'send',
      'resend',
      'validate',
      'report',
      'events',
      'schema',
      'doctor',
    ]);
  });

  for (const { command, output } of shown) {
    it(`shows what is printed by ${command}`, async () => {
      expect(masked(await outputOf(command, folder, broker.url))).to.equal(masked(output));
    });
  }
});
