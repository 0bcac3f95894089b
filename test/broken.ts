// A file system with injected failures, until it is restored.
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

/** Replaces a function of the file system. */
export function broken(name: Name, fake: (...args: never[]) => unknown): void {
  sinon.replace(fs, name, fake as never);
  syncBuiltinESMExports();
}

/** Replaces the promise API for opening a file. */
export function brokenOpening(fake: typeof fs.promises.open): void {
  sinon.replace(fs.promises, 'open', fake);
  syncBuiltinESMExports();
}

export function mended(): void {
  sinon.restore();
  syncBuiltinESMExports();
}

/** Returns a system error with this code. */
export function failure(code: string): Error {
  return Object.assign(new Error(`${code}: it failed`), { code });
}

/** Lets a test advance intervals, and restores the file system after it. Called in a `describe`. */
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
