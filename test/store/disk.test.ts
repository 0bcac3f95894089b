// A disk that is full, or fails, during writes.
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import sinon from 'sinon';
import { until } from '../until.ts';
import { idsOf, keeping, lineOf, names, received } from './scene.ts';

/** The file operations to fail. */
interface Disk {
  write: (this: unknown, bytes: Buffer, from: number, length: number, at: number) => Promise<unknown>;
  datasync: (this: unknown) => Promise<void>;
}

describe('the disk of a folder of notifications', () => {
  const scene = keeping();
  const warned: string[] = [];
  const hear = ({ message }: Error): unknown => warned.push(message);
  let handles: Disk;
  let attempts = 0;

  before(async () => {
    const file = await open(import.meta.filename);
    handles = Object.getPrototypeOf(file) as Disk;
    await file.close();
  });

  beforeEach(() => {
    [warned.length, attempts] = [0, 0];
    process.on('warning', hear);
  });

  afterEach(() => {
    sinon.restore();
    process.off('warning', hear);
  });

  function failing(code: string): () => Promise<never> {
    return () => {
      attempts++;
      return Promise.reject(Object.assign(new Error(code), { code }));
    };
  }

  /** Returns a write that stores only half of the bytes. */
  function short(): Disk['write'] {
    const { write } = handles;
    return function (bytes, from, length, at) {
      attempts++;
      return write.call(this, bytes, from, Math.floor(length / 2), at);
    };
  }

  /** Starts to keep this many; returns a function for the number kept so far. */
  function begun(store: Awaited<ReturnType<typeof scene.open>>, ids: readonly string[]): () => number {
    let kept = 0;
    for (const id of ids) void store.keep(received(id)).then(() => kept++);
    return () => kept;
  }

  const faults = [
    ['is full', 'write', () => failing('ENOSPC')],
    ['takes a part only', 'write', short],
    ['cannot be synced', 'datasync', () => failing('EIO')],
  ] as const;
  for (const [what, name, fake] of faults) {
    it(`that ${what} accepts nothing, says so once, and goes on with all of it when it is mended`, async () => {
      const store = await scene.open();
      await store.keep(received('i0'));
      sinon.replace(handles, name, fake());
      const kept = begun(store, names('j', 3));
      await until(() => warned.length === 1);
      const later = begun(store, names('k', 2));
      await until(() => attempts === 2);
      expect([kept(), later()]).to.deep.equal([0, 0]);
      sinon.restore();
      await until(() => kept() + later() === 5);
      expect(idsOf(await scene.read())).to.deep.equal(['i0', ...names('j', 3), ...names('k', 2)]);
      await until(() => warned.length === 2);
      expect(warned[0]).to.match(
        /a\.ndjson cannot be written \((ENOSPC|EIO)\): no notification is accepted until then; trying again$/,
      );
      expect(warned[1]).to.match(/a\.ndjson is written again$/);
    });
  }

  it('is not waited for at the end: what it did not take is refused, and is not there later', async () => {
    const store = await scene.open();
    await store.keep(received('i0'));
    sinon.replace(handles, 'datasync', failing('EIO'));
    const refused = store.keep(received('a long one')).catch((error: unknown) => error);
    await until(() => warned.length === 1);
    store.giveUp();
    expect(await refused).to.include({ code: 'EIO' });
    sinon.restore();
    await store.keep(received('i1'));
    expect(textOf('day=2026-11-22/a.ndjson')).to.equal(`${lineOf('i0')}\n${lineOf('i1')}\n`);
    sinon.replace(handles, 'datasync', failing('EIO'));
    await store.keep(received('i2')).catch((error: unknown) => error);
    await store[Symbol.asyncDispose]();
    expect(textOf('day=2026-11-22/a.ndjson')).to.equal(`${lineOf('i0')}\n${lineOf('i1')}\n`);
  });

  function textOf(file: string): string {
    return readFileSync(path.join(scene.directory, file), 'utf8');
  }

  it('is synced a few times for a thousand lines at once', async () => {
    const store = await scene.open();
    const { datasync } = handles;
    let syncs = 0;
    sinon.replace(handles, 'datasync', function () {
      syncs++;
      return datasync.call(this);
    });
    await Promise.all(names('i', 1000).map((id) => store.keep(received(id))));
    expect(syncs).to.be.within(1, 3);
    expect(await scene.read()).to.have.lengthOf(1000);
  });

  it('has a line before it is said to have it', async () => {
    const store = await scene.open();
    await store.keep(received('i0'));
    const { datasync } = handles;
    let isSynced = false;
    sinon.replace(handles, 'datasync', async function () {
      await datasync.call(this);
      isSynced = true;
    });
    await Promise.all(
      [store.keep(received('i1')), store.keep(received('i2'))].map((each) => each.then(check)),
    );
    function check(): void {
      expect(isSynced).to.equal(true);
    }
  });
});
