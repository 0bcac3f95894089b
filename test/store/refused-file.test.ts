import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Rejection } from '../../src/consumer/index.ts';
import { RefusedFile } from '../../src/store/refused-file.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function rejection(body: string): Rejection {
  const [reason, code, detail] = ['unreadable', 'ERR_NOTIFICATION_TOO_DEEP', 'nested too deep'] as const;
  return { reason, code, detail, topic: 'notifications.info', body: Buffer.from(body) };
}

describe('what a collector has refused', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-refused-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const lines = (): unknown[] =>
    readFileSync(path.join(folder, 'refused.ndjson'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);

  it('is in a file for its owner alone, with its bytes', () => {
    const file = new RefusedFile(folder);
    file.keep(rejection('\u0000ü'), NOW);
    expect(lines()).to.deep.equal([
      {
        ...{ refused_at: '2026-11-22T12:00:00.000Z', topic: 'notifications.info', reason: 'unreadable' },
        ...{ code: 'ERR_NOTIFICATION_TOO_DEEP', detail: 'nested too deep', bytes: 'AMO8' },
      },
    ]);
    expect(statSync(file.path).mode & 0o777).to.equal(0o600);
    expect(file.counts()).to.deep.equal({ refused: 1, dropped: 0 });
  });

  it('is counted when there is no more room, and what is small still finds some', () => {
    const file = new RefusedFile(folder, 1000);
    for (const length of [300, 600, 100, 600]) file.keep(rejection('x'.repeat(length)), NOW);
    expect(file.counts()).to.deep.equal({ refused: 4, dropped: 2 });
    expect(lines()).to.have.lengthOf(2);
    expect(statSync(file.path).size).to.be.at.most(1000);
  });

  it('is counted when the file cannot be written', () => {
    const nowhere = path.join(folder, 'file');
    writeFileSync(nowhere, '');
    const file = new RefusedFile(nowhere);
    file.keep(rejection('x'), NOW);
    expect(file.counts()).to.deep.equal({ refused: 1, dropped: 1 });
  });
});
