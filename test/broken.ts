// A disk that does otherwise than it should, until it is mended.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import sinon from 'sinon';

type Name =
  | 'close'
  | 'fdatasync'
  | 'ftruncateSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'renameSync'
  | 'statSync'
  | 'utimesSync'
  | 'writeSync';

/** Makes a function of the file system behave otherwise. */
export function broken(name: Name, fake: (...args: never[]) => unknown): void {
  sinon.replace(fs, name, fake as never);
  syncBuiltinESMExports();
}

/** Makes opening a file by a promise behave otherwise. */
export function brokenOpening(fake: typeof fs.promises.open): void {
  sinon.replace(fs.promises, 'open', fake);
  syncBuiltinESMExports();
}

export function mended(): void {
  sinon.restore();
  syncBuiltinESMExports();
}

/** What the system says when it cannot. */
export function failure(code: string): Error {
  return Object.assign(new Error(`${code}: it failed`), { code });
}

/** Intervals pass when a test says so, and what it breaks is mended after it. Called in a `describe`. */
export function intervalsByHand(): { tick(ms: number): void } {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    clock.restore();
    mended();
  });
  return { tick: (ms) => clock.tick(ms) };
}
