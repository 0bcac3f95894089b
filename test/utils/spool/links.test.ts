// The owner of a spool's directory may be another user than the writing process, as on the volumes of containers: links
// by that user must not make the process change files elsewhere.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import sinon from 'sinon';
import { Ledger } from '../../../src/utils/notifier/ledger.ts';
import { ParkedReceipts } from '../../../src/utils/spool/parked-receipts.ts';
import { readCursor, writeCursor } from '../../../src/utils/spool/cursor.ts';
import { Directory } from '../../../src/utils/spool/directory.ts';
import { recoverLog } from '../../../src/utils/spool/recovery.ts';
import { LostFile } from '../../../src/utils/spool/lost-file.ts';
import { temporary } from '../../spool.ts';

describe('a link in a spool', () => {
  let place: ReturnType<typeof temporary>;
  let elsewhere: string;
  let victim: string;

  beforeEach(() => {
    place = temporary();
    elsewhere = path.join(path.dirname(place.directory), 'elsewhere');
    victim = path.join(elsewhere, 'victim');
    for (const folder of [place.directory, elsewhere]) mkdirSync(folder, { mode: 0o700 });
    writeFileSync(victim, 'for root only\n');
  });
  afterEach(() => {
    sinon.restore();
    place.remove();
  });

  const inSpool = (...names: string[]): string => path.join(place.directory, ...names);
  const loss = { reason: 'rejected', detail: 'no', eventType: 'x' } as const;

  it('in the place of lost.ndjson is not written through; that is said', () => {
    const emitted = sinon.stub(process, 'emitWarning');
    // An earlier test may have caused the same warning: it is repeated after a minute.
    sinon.stub(performance, 'now').returns(performance.now() + 61_000);
    symlinkSync(victim, inSpool('lost.ndjson'));
    new LostFile(place.directory, 2 ** 20).keep(loss, 0);
    expect(readFileSync(victim, 'utf8')).to.equal('for root only\n');
    expect(String(emitted.args[0]?.[0])).to.match(/cannot write lost notifications to .*lost\.ndjson: ELOOP/);
  });

  it('is no worse than a pipe there: nobody waits for its other end', function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [inSpool('lost.ndjson')]);
    new LostFile(place.directory, 2 ** 20).keep(loss, 0);
    expect(lstatSync(inSpool('lost.ndjson')).isFIFO()).to.equal(true);
  });

  it('in the place of what is settled is neither read nor written through', () => {
    writeCursor(elsewhere, 7);
    symlinkSync(path.join(elsewhere, 'settled'), inSpool('settled'));
    expect(readCursor(place.directory)).to.equal(0);
    expect(() => {
      writeCursor(place.directory, 9);
    }).to.throw('ELOOP');
    expect(readCursor(elsewhere)).to.equal(7);
  });

  it('in the place of a log is not taken over', () => {
    const { mtimeMs } = statSync(elsewhere);
    symlinkSync(elsewhere, inSpool('0aaaaaaa-00000001.left'));
    expect(new Directory(place.directory, 2 ** 20).takeOver()).to.deep.equal([]);
    expect(statSync(elsewhere).mtimeMs).to.equal(mtimeMs);
  });

  it('in the place of a file of a log is set aside itself', () => {
    mkdirSync(inSpool('0aaaaaaa-00000001.left'));
    symlinkSync(victim, inSpool('0aaaaaaa-00000001.left', '0000000000000001.log'));
    const directory = new Directory(place.directory, 2 ** 20);
    const [folder = ''] = directory.takeOver();
    const { isEmpty } = recoverLog(folder, directory, new ParkedReceipts(new Ledger(() => undefined)));
    expect(isEmpty).to.equal(true);
    expect(lstatSync(inSpool('damaged', '0aaaaaaa-00000001.0000000000000001.log')).isSymbolicLink()).to.equal(
      true,
    );
  });

  it('in the place of the folder for what is damaged gets nothing', () => {
    symlinkSync(elsewhere, inSpool('damaged'));
    mkdirSync(inSpool('0aaaaaaa-00000001.left'));
    const file = inSpool('0aaaaaaa-00000001.left', 'profile.sh');
    writeFileSync(file, 'boo');
    const directory = new Directory(place.directory, 2 ** 20);
    directory.setAside(file);
    expect(existsSync(file)).to.equal(true);
    expect(directory.failures.error).to.match(/^cannot set aside what is damaged/);
  });
});
