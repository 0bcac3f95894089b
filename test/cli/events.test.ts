import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { notifyAbout, onTerminal, started } from './command.ts';

describe('notify-about events', () => {
  it('lists every action of the catalogue, aligned', async () => {
    const { code, stdout, stderr } = await notifyAbout(['events']);
    const lines = stdout.trimEnd().split('\n');
    const listed = lines.map((line) => /^dashboard\.(\S+)\.\*/.exec(line)?.[1]);
    expect(listed).to.have.members(readCatalogue().map(({ resource, action }) => `${resource}.${action}`));
    expect(new Set(lines.map((line) => /^\S+ +/.exec(line)?.[0].length)).size).to.equal(1);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
  });

  it('tells what an event is, and its parameters', async () => {
    const { stdout } = await notifyAbout(['events', 'dashboard.volume.extend.error']);
    expect(stdout).to.equal('dashboard.volume.extend.*  Extend a volume.  orig_size, new_size\n');
  });

  it('wraps a row between its cells where the terminal is narrow, and cuts none', async () => {
    const { stdout } = await onTerminal(['events', 'dashboard.volume.extend.*'], 60);
    expect(stdout.trimEnd().split('\r\n')).to.deep.equal([
      'dashboard.volume.extend.*  Extend a volume.',
      '    orig_size, new_size',
    ]);
  });

  it('finds nothing for a glob that fits none, and says so', async () => {
    const { code, stdout, stderr } = await notifyAbout(['events', 'volume']);
    expect(stderr).to.equal(
      "notify-about: no event type matches 'volume': write a glob such as 'dashboard.volume.*' or '*volume*'\n",
    );
    expect({ code, stdout }).to.deep.equal({ code: 1, stdout: '' });
  });

  it('ends without a word when nobody reads on', async () => {
    const child = started(['events']);
    child.stdout.destroy();
    const [said] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect({ code: child.exitCode, said }).to.deep.equal({ code: 0, said: '' });
  });
});

describe('notify-about schema', () => {
  for (const name of ['dashboard.volume_type.create.end', 'volume_type']) {
    it(`prints the schema of ${name}`, async () => {
      const { code, stdout } = await notifyAbout(['schema', name]);
      expect(code).to.equal(0);
      expect((JSON.parse(stdout) as { title: string }).title).to.equal('volume_type');
    });
  }

  it('knows what there is not', async () => {
    const { code, stderr } = await notifyAbout(['schema', 'dashboard.volum.create.end']);
    expect(stderr).to.match(
      /^notify-about: no such resource or event type: 'dashboard.volum.create.end': .*events.*\n$/,
    );
    expect(code).to.equal(1);
  });
});
