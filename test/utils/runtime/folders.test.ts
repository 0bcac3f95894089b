import fs, { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { makeFolder } from '../../../src/utils/runtime/folders.ts';
import { openNotifier } from '../../../src/index.ts';
import { broken, failure, mended } from '../../broken.ts';

describe('making a folder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'folders-'));
  });
  afterEach(() => {
    mended();
    rmSync(root, { recursive: true });
  });

  it('makes those above it too, all for their owner only', () => {
    expect(makeFolder(path.join(root, 'a/b/c'))).to.equal(true);
    for (const made of ['a', 'a/b', 'a/b/c'])
      expect(statSync(path.join(root, made)).mode & 0o777).to.equal(0o700);
  });

  it('leaves one alone that is there, or that a link leads to', () => {
    symlinkSync(root, path.join(root, 'link'));
    expect(makeFolder(root)).to.equal(false);
    expect(makeFolder(path.join(root, 'link'))).to.equal(false);
    expect(makeFolder('/')).to.equal(false);
  });

  it('says what is in the way', () => {
    writeFileSync(path.join(root, 'file'), '');
    symlinkSync(path.join(root, 'nowhere'), path.join(root, 'dangling'));
    expect(() => makeFolder(path.join(root, 'file'))).to.throw('EEXIST');
    expect(() => makeFolder(path.join(root, 'file/below'))).to.throw('ENOTDIR');
    expect(() => makeFolder(path.join(root, 'dangling'))).to.throw('EEXIST');
    expect(() => makeFolder(path.join(root, 'dangling/below'))).to.throw(/EEXIST|ENOENT/);
  });

  for (const code of ['ENOENT', 'EEXIST', 'EACCES', 'EIO', 'ELOOP'])
    it(`ends with ${code} where the system gives no other answer`, () => {
      let calls = 0;
      broken('mkdirSync', () => {
        calls++;
        throw failure(code);
      });
      expect(() => makeFolder(path.join(root, 'a/b/c'))).to.throw(code);
      expect(calls).to.be.below(10);
    });

  it('is glad of one that another process makes at the same moment', () => {
    const { mkdirSync } = fs;
    const folder = path.join(root, 'a/b');
    broken('mkdirSync', (wanted: string) => {
      mkdirSync(wanted, { recursive: true });
      throw failure('EEXIST');
    });
    expect(makeFolder(folder)).to.equal(false);
    expect(existsSync(folder)).to.equal(true);
  });

  it('ends for a spool below a file system that makes none', function () {
    if (process.platform !== 'linux') this.skip();
    for (const directory of ['/proc/x', '/proc/self/x/y', '/dev/null/x'])
      expect(() => openNotifier({ url: 'amqp://127.0.0.1:1', spool: { directory } }))
        .to.throw('cannot be made or written')
        .with.property('code', 'ERR_NOTIFIER_OPTION_INVALID');
  });
});
