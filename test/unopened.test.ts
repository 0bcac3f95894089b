import { expect } from 'chai';
import { runToItsEnd } from './process.ts';

describe('a function that is called when no notifier is open', () => {
  const CALLS = `for (let n = 0; n < 3; n++) notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });`;

  it('says so once where NOTIFY_ABOUT_URL is set', async () => {
    const warnings = await warningsOf(
      `process.env.NOTIFY_ABOUT_URL = 'amqp://alice:secret@127.0.0.1:1'; ${CALLS}`,
    );
    expect(warnings.map(([code]) => code)).to.deep.equal(['NOTIFY_ABOUT_NOT_OPENED']);
    expect(warnings[0]?.[1]).to.include('openNotifier()').and.not.include('secret');
  });

  it('says so when the variable is set later than the first call', async () => {
    const warnings = await warningsOf(
      `${CALLS} process.env.NOTIFY_ABOUT_URL = 'amqp://127.0.0.1:1'; ${CALLS}`,
    );
    expect(warnings).to.have.lengthOf(1);
  });

  it('is silent without a URL, or with an empty one', async () => {
    expect(await warningsOf(`delete process.env.NOTIFY_ABOUT_URL; ${CALLS}`)).to.deep.equal([]);
    expect(await warningsOf(`process.env.NOTIFY_ABOUT_URL = ''; ${CALLS}`)).to.deep.equal([]);
  });

  it('is silent, since it is counted, when the notifier is closed, or off', async () => {
    const closed = `process.env.NOTIFY_ABOUT_URL = 'amqp://127.0.0.1:1';
      const notifier = openNotifier({ onLost() {} });
      await notifier.close(0);
      ${CALLS}`;
    expect(await warningsOf(closed)).to.deep.equal([]);
    expect(
      await warningsOf(`openNotifier(); process.env.NOTIFY_ABOUT_URL = 'amqp://127.0.0.1:1'; ${CALLS}`),
    ).to.deep.equal([]);
  });

  async function warningsOf(body: string): Promise<[string, string][]> {
    const { said } = await runToItsEnd(`
      import { notifyAboutVolumeAction, openNotifier } from './src/index.ts';
      const warnings: [string | undefined, string][] = [];
      process.on('warning', (warning: Error & { code?: string }) => warnings.push([warning.code, warning.message]));
      ${body}
      await new Promise(setImmediate);
      console.log(JSON.stringify(warnings));`);
    return said as [string, string][];
  }
});
