// Several copies of the package in one process, as from a bundler, a second version in a workspace, or a test runner
// that resets its modules.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { bundle } from '../scripts/bundle.ts';
import { root } from '../scripts/generate/schemas.ts';
import type * as Package from '../src/index.ts';
import type * as Testing from '../src/testing/index.ts';
import { runToItsEnd } from './process.ts';

type Copy = typeof Package & typeof Testing;

describe('two copies of the package', function () {
  const folders: string[] = [];
  let one: Copy;
  let other: Copy;

  before(async () => {
    [one, other] = [await imported(await copy()), await imported(await copy())];
    expect(one.openNotifier).to.not.equal(other.openNotifier);
  });
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('have one notifier, whichever of them opened it', async () => {
    for (const [opener, caller] of [
      [one, other],
      [other, one],
    ] as const) {
      await using broker = await opener.startBroker();
      await using notifier = opener.openNotifier({ url: broker.url });
      caller.notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });
      expect(await notifier.flush()).to.equal(true);
      expect(broker.received).to.have.lengthOf(1);
      expect(notifier.stats()).to.include({ emitted: 1, accepted: 1 });
    }
  });

  it('refuse a second notifier, as one copy does', async () => {
    await using notifier = one.openNotifier();
    expect(notifier.stats().connection.state).to.equal('off');
    expect(() => other.openNotifier())
      .to.throw()
      .with.property('code', 'ERR_NOTIFIER_INSTALLED');
  });

  it('count what is told after the notifier of the other was closed', async () => {
    const notifier = one.openNotifier({ url: 'amqp://127.0.0.1:1', onLost: () => undefined });
    await notifier.close(0);
    other.notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });
    expect(notifier.stats()).to.deep.include({ emitted: 1 }).and.have.nested.property('lost.closed', 1);
  });

  it("take a context's notifier of the other, and a recorder that is installed by it", () => {
    const recorder = one.recordNotifications();
    other.notifyAboutVolumeAction(recorder.context(), { id: 'v1' }, { action: 'delete', phase: 'end' });
    expect(recorder.eventTypes()).to.deep.equal(['dashboard.volume.delete.end']);
    using installed = one.recordNotifications({ install: true });
    other.notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });
    expect(installed.eventTypes()).to.deep.equal(['dashboard.volume.delete.end']);
  });

  it('know a start that was told by the other', () => {
    using recorder = one.recordNotifications({ install: true });
    const context = {};
    one.notifyAboutVolumeAction(context, { id: 'v1' }, { action: 'delete', phase: 'start' });
    other.notifyAboutVolumeAction(context, { id: 'v1' }, { action: 'delete', phase: 'end' });
    const [start, end] = recorder.notifications;
    expect(end?.payload).to.have.property('duration').that.is.a('number');
    expect(end?.payload.operation_id).to.equal(start?.message_id);
  });

  it('know a request, the context that code runs with, and its operation', () => {
    const request = { headers: {} };
    const { requestId } = one.contextFromRequest(request);
    expect(other.contextFromRequest(request).requestId).to.equal(requestId).and.match(/^req-/);
    const context = { userName: 'alice' };
    expect(one.runWithContext(context, () => other.currentContext())).to.equal(context);
    const { notifyAboutVolumeAction: notify } = one;
    const ids = one.withNotifications(notify, {}, { id: 'v1' }, { action: 'delete' }, ({ id }) => [
      id,
      other.currentOperation()?.id,
    ]);
    expect(ids[1]).to.equal(ids[0]).and.be.a('string');
  });

  it('of versions that cannot share a notifier say so, and each works by itself', async () => {
    const older = await copy((text) => text.replace(/PROTOCOL ?= ?1\b/, 'PROTOCOL=0'));
    for (const [first, second] of [
      [older, folders[0]],
      [folders[0], older],
    ] as const) {
      const { said } = await runToItsEnd(`
        const warnings = [];
        process.on('warning', ({ code, message }) => warnings.push([code, message]));
        const [one, other] = [await import(${url(first)}), await import(${url(second)})];
        const { recordNotifications } = await import(${url(second, 'testing/index.js')});
        using recorder = recordNotifications({ install: true });
        for (const { notifyAboutVolumeAction } of [one, other])
          notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });
        await new Promise(setImmediate);
        console.log(JSON.stringify({ warnings, emitted: recorder.stats().emitted }));`);
      const { warnings, emitted } = said as { warnings: [string, string][]; emitted: number };
      expect(emitted).to.equal(1);
      expect(warnings.map(([code]) => code)).to.deep.equal(['NOTIFY_ABOUT_VERSIONS']);
      expect(warnings[0]?.[1]).to.include('two versions').and.include('npm ls notify-about');
    }
  });

  /** Makes a package of its own, with the installed rhea. */
  async function copy(changed: (text: string) => string = (text) => text): Promise<string> {
    const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-copy-'));
    folders.push(folder);
    cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const dist = path.join(folder, 'dist');
    await bundle(dist);
    for (const file of readdirSync(dist).filter((name) => name.endsWith('.js'))) {
      const text = readFileSync(path.join(dist, file), 'utf8');
      writeFileSync(path.join(dist, file), changed(text));
    }
    return folder;
  }
});

async function imported(folder: string): Promise<Copy> {
  const at = (file: string): string => pathToFileURL(path.join(folder, 'dist', file)).href;
  const main = (await import(at('index.js'))) as typeof Package;
  return { ...main, ...((await import(at('testing/index.js'))) as typeof Testing) };
}

function url(folder: string | undefined, file = 'index.js'): string {
  return JSON.stringify(pathToFileURL(path.join(String(folder), 'dist', file)).href);
}
