import { expect } from 'chai';
import { exitCodeOf, linesFrom, notifyAbout, started } from './command.ts';

const commands = ['tail', 'send', 'resend', 'validate', 'report', 'events', 'schema', 'doctor'];

describe('the command', () => {
  it('groups the commands in its help, and finds the help of a command of a command', async () => {
    const { code, stdout } = await notifyAbout(['--help']);
    expect(code).to.equal(0);
    const headings = [...stdout.matchAll(/^(\w[\w ]*):$/gm)].map(([, heading]) => heading);
    expect(headings).to.deep.equal([
      ...['Options', 'Watch', 'Check and repair', 'Keep and ask', 'Look up', 'Environment', 'Exit codes'],
    ]);
    const direct = await notifyAbout(['report', 'errors', '--help']);
    expect(await notifyAbout(['help', 'report', 'errors'])).to.deep.equal(direct);
    expect(direct.stdout).to.match(/^Usage: notify-about report errors/);
    expect((await notifyAbout(['help'])).stdout).to.equal(stdout);
    expect(await notifyAbout(['help', 'report', 'nothing'])).to.deep.include({
      ...{ code: 2, stderr: 'notify-about: no such command: report nothing; see help\n' },
    });
  });

  it('lists its commands and its exit codes', async () => {
    const { code, stdout } = await notifyAbout(['--help']);
    expect(code).to.equal(0);
    for (const command of commands) expect(stdout).to.match(new RegExp(`^  ${command} `, 'm'));
    for (const exitCode of ['0', '1', '2', '3', '130'])
      expect(stdout).to.match(new RegExp(`^  ${exitCode} `, 'm'));
  });

  for (const command of commands) {
    it(`has examples in the help of ${command}`, async () => {
      const { code, stdout } = await notifyAbout([command, '--help']);
      expect(code).to.equal(0);
      expect(stdout).to.match(new RegExp(`^Examples:\n(?:  .*\n)*?  .*notify-about ${command}`, 'm'));
    });
  }

  it('says its version', async () => {
    const { stdout } = await notifyAbout(['--version']);
    expect(stdout).to.match(/^\d+\.\d+\.\d+\n$/);
  });

  const wrong: [what: string, args: string[], says: RegExp][] = [
    ['an unknown option', ['tail', '--uesr', 'alice'], /unknown option '--uesr' .*--user/],
    ['an unknown command', ['tial'], /unknown command 'tial' .*tail/],
    ['a missing argument', ['validate'], /missing required argument 'files'/],
    ['a phase that there is not', ['tail', '--outcome', 'failed'], /start, end or error/],
    ['a time that is none', ['send', '--timeout', 'soon'], /seconds above 0/],
    ['no broker', ['tail'], /set --url or NOTIFY_ABOUT_URL/],
    [
      'a URL of something else',
      ['tail', '--url', 'http://x'],
      /^notify-about: --url \(NOTIFY_ABOUT_URL\): got/,
    ],
    ['a password in clear', ['tail', '--url', 'amqp://u:hush@x.example'], /--allow-insecure-mechs/],
    ['a file that is not there', ['validate', 'nothing.json'], /ENOENT.*nothing\.json/],
    ['a folder', ['tail', '--file', 'schemas'], /EISDIR/],
    ['an event type that is none', ['send', 'volume.create'], /not an event type/],
    ['neither sample nor file', ['send'], /either an event type or --file/],
  ];
  for (const [what, args, says] of wrong) {
    it(`says in one line what is wrong with ${what}`, async () => {
      const { code, stdout, stderr } = await notifyAbout(args);
      expect(stderr)
        .to.match(says)
        .and.to.match(/^notify-about: .*\n$/)
        .and.to.not.include('hush');
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
    });
  }

  it('says by its flag what is wrong with a variable', async () => {
    const env = { NOTIFY_ABOUT_FORM: 'json', NOTIFY_ABOUT_URL: 'amqp://localhost' };
    const { code, stderr } = await notifyAbout(['doctor'], { env });
    expect(stderr).to.match(/^notify-about: --form \(NOTIFY_ABOUT_FORM\): got 'json'; expected .*\n$/);
    expect(code).to.equal(2);
  });

  for (const args of [['tail'], ['send', 'dashboard.volume.extend.end'], ['resend', '-'], ['doctor']]) {
    it(`ends ${String(args[0])} with 3, and says what to do, when there is no broker`, async () => {
      const { code, stderr } = await notifyAbout([...args, '--url', 'amqp://127.0.0.1:1']);
      expect(stderr).to.match(/^notify-about: .*start the broker, or check host and port.*\n$/);
      expect(code).to.equal(3);
    });
  }

  it('ends by Ctrl-C with 130 while it waits for input', async () => {
    const child = started(['validate', '-']);
    child.stdin.write('{}\n');
    expect(await linesFrom(child.stdout)()).to.match(/^-:1: is not a notification/);
    child.kill('SIGINT');
    expect(await exitCodeOf(child)).to.equal(130);
  });
});
