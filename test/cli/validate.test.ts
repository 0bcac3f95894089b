import { expect } from 'chai';
import { notifyAbout, notifyAboutApart, onTerminal, sampleLine } from './command.ts';
import { folderOfEachTest } from './folder.ts';

const wrong = sampleLine().replace('"new_size":20', '"new_size":"20"');
const foreign = '{"event_type":"compute.instance.create.end","payload":{}}\n';

describe('notify-about validate', () => {
  const { file } = folderOfEachTest();

  it('finds nothing wrong with the samples, which are JSON of many lines', async () => {
    const samples = ['extend', 'create'].map((action) => `schemas/volume/samples/volume.${action}.json`);
    const { code, stdout, stderr } = await notifyAbout(['validate', ...samples]);
    expect(stderr).to.equal('notify-about: 2 notifications: 2 valid, 0 wrong\n');
    expect({ code, stdout }).to.deep.equal({ code: 0, stdout: '' });
  });

  it('says of each fault the file, the line, the JSON pointer and what is expected', async () => {
    const at = file('some.ndjson', sampleLine() + wrong + sampleLine() + wrong);
    const { code, stdout, stderr } = await notifyAbout(['validate', at]);
    const fault = '/payload/parameters/new_size must be integer, got a string';
    expect(stdout).to.equal(`${at}:2: ${fault}\n${at}:4: ${fault}\n`);
    expect(stderr).to.equal('notify-about: 4 notifications: 2 valid, 2 wrong\n');
    expect(code).to.equal(1);
  });

  it('reads the standard input, and what tail and the spool write', async () => {
    const wrapped = (more: string): string => `{${more},"notification":${sampleLine().trim()}}\n`;
    const input = wrapped('"lost_at":"2026-11-22T15:36:51Z","reason":"rejected"') + wrapped('"context":{}');
    const { code, stderr } = await notifyAbout(['validate', '-'], { input });
    expect(stderr).to.equal('notify-about: 2 notifications: 2 valid, 0 wrong\n');
    expect(code).to.equal(0);
  });

  it('reads on after what it cannot read', async () => {
    const input = [
      '{"half\n',
      `${'x'.repeat(2 ** 25 + 1)}\n`,
      '\r\n',
      '[]\n',
      '\u0000\ufffd\n',
      sampleLine().replace('"version":"1.0"', '"version":"2.0"'),
      foreign,
      '{"lost_at":"2026-11-22T15:36:51Z","reason":"too_large","event_type":"dashboard.volume.create.end"}\n',
      sampleLine(),
      sampleLine().slice(0, 100),
    ].join('');
    const { code, stdout, stderr } = await notifyAbout(['validate', '-'], { input });
    expect(stdout.trimEnd().split('\n')).to.deep.equal([
      '-:1: is not JSON',
      '-:2: has more than 33554432 bytes',
      '-:4: is not a notification: it has no /event_type',
      '-:5: is not JSON',
      '-:6: /payload/version must match pattern "^1\\.[0-9]+$", got a string: check it with a release that has its version',
      '-:8: has no notification: it could not be built, or was too large to be kept',
      '-:10: is not JSON: the file ends inside it',
    ]);
    expect(stderr).to.equal(
      'notify-about: 9 notifications: 1 valid, 7 wrong, 1 of other services not checked\n',
    );
    expect(code).to.equal(1);
  });

  it('reads a file with a byte order mark, ends of lines of Windows, and no end of the last one', async () => {
    const at = file('dos.ndjson', `\ufeff${sampleLine().trim()}\r\n${sampleLine().trim()}`);
    const { code, stderr } = await notifyAbout(['validate', at]);
    expect({ code, stderr }).to.deep.equal({
      code: 0,
      stderr: 'notify-about: 2 notifications: 2 valid, 0 wrong\n',
    });
  });

  it('needs memory for one line, and not for the file', async () => {
    const input = Buffer.from(`${'x'.repeat(1_000_000)}\n`.repeat(150));
    const env = { NODE_OPTIONS: '--max-old-space-size=64' };
    const { code, stderr } = await notifyAboutApart(['validate', '-'], { input, env });
    expect(stderr).to.equal('notify-about: 150 notifications: 0 valid, 150 wrong\n');
    expect(code).to.equal(1);
  });

  it('shows how far it is on a terminal, and leaves nothing of it behind', async () => {
    const at = file('many.ndjson', sampleLine().repeat(3000));
    const { stdout } = await onTerminal(['validate', at], 200);
    expect(stdout).to.match(/many\.ndjson: line \d+, 0 wrong/);
    const cleared = '\r\u001b[K';
    expect(stdout.endsWith(`${cleared}notify-about: 3000 notifications: 3000 valid, 0 wrong\r\n`)).to.equal(
      true,
    );
  });
});
