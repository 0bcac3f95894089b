import { expect } from 'chai';
import { notifyAboutVolumeAction, openNotifier } from '../../src/index.ts';
import { startBroker } from '../../src/testing/index.ts';
import { freePort } from '../utils/amqp/scene.ts';
import { linesFrom, notifyAbout, startedHere } from './command.ts';

/** Emits one notification to a broker. */
async function emit(url: string): Promise<void> {
  await using notifier = openNotifier({ url, install: false });
  const details = { action: 'delete', phase: 'end' } as const;
  notifyAboutVolumeAction({ notifier, userName: 'alice' }, { id: 'v1', name: 'db-data' }, details);
  expect(await notifier.flush(60_000)).to.equal(true);
}

/** Starts it, and returns the URL that it prints. */
async function begun(...args: string[]) {
  const command = startedHere(['dev', ...args]);
  const next = linesFrom(command.stderr);
  const [said] = [await next(), await next()];
  const [, url = ''] = /^ {2}export NOTIFY_ABOUT_URL=(.*)$/.exec(await next()) ?? [];
  return { command, said, url };
}

describe('notify-about dev', () => {
  it('starts a broker, says how to reach it, and shows what an application emits', async () => {
    const { command, said, url } = await begun();
    const next = linesFrom(command.stdout);
    await emit(url);
    expect(said).to.equal(`notify-about: a broker listens on ${url}; start your application with`);
    expect(await next()).to.match(/ dashboard\.volume\.delete\.end +alice +db-data$/);
    command.interrupt();
    expect(await command.code).to.equal(130);
  });

  it('takes another port when the usual one is in use', async () => {
    const usual = await startBroker({ port: 5672 }).catch(() => undefined); // or somebody else has it
    const { command, url } = await begun();
    expect(url).to.not.match(/:5672$/);
    await emit(url);
    command.interrupt();
    await command.code;
    await usual?.close();
  });

  it('takes no other port than the one that it was given', async () => {
    await using broker = await startBroker();
    const [port = ''] = /\d+$/.exec(broker.url) ?? [];
    expect(await notifyAbout(['dev', '--port', port])).to.deep.equal({
      ...{ code: 2, stdout: '' },
      stderr: `notify-about: port ${port} is in use: choose another --port\n`,
    });
    expect((await notifyAbout(['dev', '--port', '65536'])).stderr).to.match(
      /Expected a port from 1 to 65535/,
    );
  });

  it("shows the events that globs select, as JSON, of topics of one's own", async () => {
    const { command, url } = await begun(
      '--topic',
      'audit',
      '--json',
      '--port',
      String(await freePort()),
      '*.create.*',
    );
    await using notifier = openNotifier({ url, install: false, topics: ['audit'] });
    for (const action of ['delete', 'create'] as const)
      notifyAboutVolumeAction({ notifier }, { id: 'v1' }, { action, phase: 'end' });
    const line = await linesFrom(command.stdout)();
    expect(JSON.parse(line)).to.have.nested.property(
      'notification.event_type',
      'dashboard.volume.create.end',
    );
    command.interrupt();
    await command.code;
  });
});
