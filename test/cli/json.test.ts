// `--json` of the commands that print lines for people: one JSON document a line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { startBroker, type Broker } from '../../src/testing/index.ts';
import { notifyAbout, sampleLine } from './command.ts';

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(...args: string[]): Promise<{ code: number | null; rows: Row[] }> {
  const { code, stdout } = await notifyAbout([...args, '--json']);
  return {
    code,
    rows: stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row),
  };
}

describe('--json', () => {
  let folder: string;
  let broker: Broker;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-'));
    broker = await startBroker();
  });
  after(async () => {
    await broker.close();
    rmSync(folder, { recursive: true });
  });

  function written(text: string): string {
    const file = path.join(folder, 'some.ndjson');
    writeFileSync(file, text);
    return file;
  }

  it('of events has each event with its parameters', async () => {
    expect(await rowsOf('events', 'dashboard.volume.extend.end')).to.deep.equal({
      code: 0,
      rows: [
        {
          event: 'dashboard.volume.extend',
          description: 'Extend a volume.',
          parameters: ['orig_size', 'new_size'],
        },
      ],
    });
  });

  it('of validate has each fault with its place', async () => {
    const file = written(`${sampleLine()}{}\n`);
    const { code, rows } = await rowsOf('validate', file);
    expect(code).to.equal(1);
    expect(rows).to.deep.equal([{ file, line: 2, fault: 'is not a notification: it has no /event_type' }]);
  });

  it('of doctor has each step', async () => {
    const { code, rows } = await rowsOf('doctor', '--url', broker.url);
    expect(code).to.equal(0);
    expect(rows[0]).to.deep.equal({ verdict: 'ok', step: 'URL', detail: broker.url });
    expect(rows.map(({ step }) => step)).to.include.members(['AMQP', 'notifications.info']);
  });

  it('of send and resend has the outcomes', async () => {
    const { rows } = await rowsOf('send', 'dashboard.volume.extend.end', '--url', broker.url);
    expect(rows[0]).to.include({
      outcome: 'accepted',
      event_type: 'dashboard.volume.extend.end',
      broker: 'RabbitMQ 4.0.0',
    });
    expect(rows[0]?.['message_id']).to.match(/^[0-9a-f-]{36}$/);
    const file = written(`${sampleLine()}{}\n`);
    const resent = await rowsOf('resend', file, '--url', broker.url);
    expect(resent.code).to.equal(1);
    expect(resent.rows).to.have.lengthOf(2);
    expect(resent.rows[0]).to.include({
      file,
      line: 1,
      outcome: 'accepted',
      event_type: 'dashboard.volume.extend.end',
    });
    expect(resent.rows[1]).to.deep.equal({
      ...{ file, line: 2, outcome: 'skipped', detail: 'is not a notification: it has no /event_type' },
    });
  });
});
