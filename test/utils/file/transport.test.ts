import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open as openFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import sinon from 'sinon';
import { validateNotification, listen, type ReceivedNotification } from '../../../src/consumer/index.ts';
import {
  notifyAboutSessionAction,
  notifyAboutVolumeAction,
  openNotifier,
  type Loss,
  type Notifier,
  type NotifierOptions,
} from '../../../src/index.ts';
import { LogFile, type LineOutput, type Written } from '../../../src/utils/file/log-file.ts';
import { FileTransport } from '../../../src/utils/file/transport.ts';
import { OpenNotifier } from '../../../src/utils/notifier/notifier.ts';
import { resolveSettings } from '../../../src/utils/options/settings.ts';
import { notifyAbout } from '../../cli/command.ts';
import { runToItsEnd } from '../../process.ts';
import { until } from '../../until.ts';

describe('a notifier with a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'notify-about-file-'));
    file = path.join(folder, 'notifications.ndjson');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const open = (options: NotifierOptions = {}): Notifier =>
    openNotifier({ url: pathToFileURL(file).href, install: false, ...options });

  const linesIn = (name: string): string[] =>
    readFileSync(path.join(folder, name), 'utf8').split('\n').slice(0, -1);
  const idsIn = (name: string): (string | undefined)[] =>
    linesIn(name).map(
      (line) =>
        validateNotification((JSON.parse(line) as ReceivedNotification).notification).payload.resource.id,
    );

  function emit(notifier: Notifier, id: string): void {
    notifyAboutVolumeAction(
      { notifier, userId: 'u1', userName: 'alice' },
      { id },
      { action: 'delete', phase: 'end' },
    );
  }

  it('writes a line each, in order, which only its owner can read, and the commands read them', async () => {
    const notifier = open();
    const ids = Array.from({ length: 1000 }, (_, n) => `v${n}`);
    for (const id of ids) emit(notifier, id);
    expect(await notifier.close()).to.equal(true);
    expect(notifier.stats()).to.deep.include({ emitted: 1000, accepted: 1000, pending: 0 });
    expect(idsIn('notifications.ndjson')).to.deep.equal(ids);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    const [line = ''] = linesIn('notifications.ndjson');
    expect(await notifyAbout(['tail', '--json', '--file', file, '--user', 'u1'])).to.deep.include({
      stdout: `${linesIn('notifications.ndjson').join('\n')}\n`,
    });
    expect((JSON.parse(line) as ReceivedNotification).context).to.include({
      user_id: 'u1',
      user_name: 'alice',
    });
    expect((await notifyAbout(['validate', file])).code).to.equal(0);
    expect((await notifyAbout(['report', 'actions', file])).code).to.equal(0);
  });

  it('adds to what is there, and two notifiers share a file', async () => {
    writeFileSync(file, '{"before":1}\n');
    const both = [open(), open()];
    for (const [at, notifier] of both.entries()) for (let n = 0; n < 100; n++) emit(notifier, `v${at}-${n}`);
    for (const notifier of both) await notifier.close();
    const lines = linesIn('notifications.ndjson');
    expect(lines).to.have.lengthOf(201);
    for (const line of lines) JSON.parse(line);
  });

  it('has the trace beside the context', async () => {
    const notifier = open();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    notifyAboutVolumeAction({ notifier, traceparent }, { id: 'v1' }, { action: 'delete', phase: 'end' });
    await notifier.close();
    expect(JSON.parse(linesIn('notifications.ndjson')[0] ?? '')).to.have.nested.property(
      'trace.traceparent',
      traceparent,
    );
  });

  it('goes on in a new file when it was told that the old one was moved away', async () => {
    const notifier = open();
    emit(notifier, 'v1');
    await notifier.flush();
    renameSync(file, `${file}.1`);
    emit(notifier, 'v2');
    await notifier.flush();
    notifier.reopen();
    emit(notifier, 'v3');
    await notifier.close();
    expect(idsIn('notifications.ndjson.1')).to.deep.equal(['v1', 'v2']);
    expect(idsIn('notifications.ndjson')).to.deep.equal(['v3']);
  });

  it('begins another file at its size, loses none, and overwrites none, whoever shares it', async () => {
    const both = [open({ rotateBytes: 2000 }), open({ rotateBytes: 2000 })];
    const ids = Array.from({ length: 100 }, (_, n) => `v${n}`);
    for (const [n, id] of ids.entries()) {
      const [notifier] = both.slice(n % 2);
      if (notifier) emit(notifier, id);
      await notifier?.flush();
    }
    for (const notifier of both) await notifier.close();
    const files = readdirSync(folder);
    expect(files.length).to.be.greaterThan(10);
    for (const name of files) expect(statSync(path.join(folder, name)).size).to.be.at.most(2000);
    expect(files.flatMap(idsIn)).to.have.members(ids);
  });

  it('goes through a spool, too', async () => {
    const spool = { directory: path.join(folder, 'spool') };
    const notifier = open({ spool });
    emit(notifier, 'v1');
    expect(await notifier.close()).to.equal(true);
    expect(idsIn('notifications.ndjson')).to.deep.equal(['v1']);
  });

  it('is refused when it cannot be written, by a listener, and beside a broker', () => {
    const refused = (url: unknown): string => {
      try {
        void openNotifier({ url: url as string, install: false }).close();
        return 'it was taken';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refused(pathToFileURL(path.join(folder, 'none/a.ndjson')).href)).to.match(
      /^url: got a file that cannot be written \(ENOENT\): .*none.a\.ndjson; expected file:\/\/\/<path> of a file/,
    );
    expect(refused(pathToFileURL(folder).href)).to.match(/\(EISDIR\)/);
    expect(refused(['stdout:', 'amqp://localhost'])).to.match(
      /^url: got .*; expected file:\/\/\/<path>, stdout:, or amqp/,
    );
    expect(() => listen({ url: pathToFileURL(file).href, handlers: { '*': () => undefined } }))
      .to.throw(TypeError, /^url: got "file:.*; expected amqp\[s\]:/)
      .with.property('code', 'ERR_NOTIFIER_OPTION_INVALID');
    expect(existsSync(path.join(folder, 'none'))).to.equal(false);
  });

  it('does not keep a process running, nor lose what it emitted last', async () => {
    const url = pathToFileURL(file).href;
    const { code } = await runToItsEnd(`
      import { notifyAboutVolumeAction, openNotifier } from './src/index.ts';
      openNotifier({ url: ${JSON.stringify(url)} });
      notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });
      console.log(1);`);
    expect(code).to.equal(0);
    expect(idsIn('notifications.ndjson')).to.deep.equal(['v1']);
  });

  it('writes to the standard output, whose reader may go away without ending the process', async () => {
    const { code, said } = await runToItsEnd(`
      import { notifyAboutVolumeAction, openNotifier } from './src/index.ts';
      const notifier = openNotifier({ url: 'stdout:' });
      notifyAboutVolumeAction({}, { id: 'v1' }, { action: 'delete', phase: 'end' });
      await notifier.close();`);
    expect(code).to.equal(0);
    expect(said).to.have.nested.property('notification.payload.resource.id', 'v1');
  });

  describe('on a disk that fails', () => {
    /** An output that answers as the test says. */
    class Scripted implements LineOutput {
      readonly texts: string[] = [];
      answer: (lines: Buffer) => Written | Promise<Written> = ({ length }) => ({ bytes: length });
      reopened = 0;
      async write(lines: Buffer): Promise<Written> {
        const written = await this.answer(lines);
        this.texts.push(lines.subarray(0, written.bytes).toString());
        return written;
      }
      reopen(): void {
        this.reopened++;
      }
      close(): Promise<void> {
        return Promise.resolve();
      }
    }

    function over(
      output: LineOutput,
      options: NotifierOptions = {},
    ): { notifier: OpenNotifier; losses: Loss[] } {
      const losses: Loss[] = [];
      const given = { url: 'stdout:', onLost: (loss: Loss) => losses.push(loss), ...options };
      const settings = resolveSettings(given, {});
      const destination = { path: undefined, label: 'file:///test' };
      const transport = (): FileTransport => new FileTransport(settings, destination, output);
      return { notifier: new OpenNotifier(settings, { isOn: true, transport }), losses };
    }

    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });

    it('keeps what is not written, says so in its state, and writes it once it can, each line once', async () => {
      const output = new Scripted();
      const { notifier } = over(output);
      let writes = 0;
      output.answer = ({ length }) =>
        writes++ === 0 ? { bytes: length - 5, error: full } : { bytes: length };
      for (const id of ['v1', 'v2', 'v3']) emit(notifier, id);
      await until(() => notifier.stats().connection.state === 'waiting');
      expect(notifier.stats()).to.deep.include({ accepted: 2, pending: 1 });
      expect(notifier.stats().connection).to.deep.include({
        ...{ url: 'file:///test', error: 'cannot be written (ENOSPC)', attempts: 1 },
      });
      expect(notifier.stats().oldestPending).to.be.a('number');
      notifier.reopen();
      expect(await notifier.flush()).to.equal(true);
      expect(output.reopened).to.equal(1);
      expect(notifier.stats()).to.deep.include({ accepted: 3, pending: 0, pendingBytes: 0 });
      expect(notifier.stats().connection).to.deep.equal({ state: 'open', url: 'file:///test', attempts: 0 });
      await notifier.close();
    });

    it('tries again by itself', async () => {
      const output = new Scripted();
      const { notifier } = over(output);
      let writes = 0;
      output.answer = ({ length }) => (writes++ < 2 ? { bytes: 0, error: full } : { bytes: length });
      emit(notifier, 'v1');
      expect(await notifier.flush(60_000)).to.equal(true);
      await notifier.close();
    });

    it('loses what finds no room as overflow, and folds the failures of unknown users', async () => {
      const output = new Scripted();
      output.answer = () => ({ bytes: 0, error: full });
      const { notifier, losses } = over(output, { maxPending: 4 });
      for (const id of ['v1', 'v2', 'v3', 'v4', 'v5']) emit(notifier, id);
      expect(notifier.stats()).to.deep.include({ emitted: 5, pending: 4 });
      for (let n = 0; n < 3; n++)
        notifyAboutSessionAction(
          { notifier },
          {},
          { action: 'login', phase: 'error', error: new Error('no') },
        );
      expect(notifier.stats()).to.deep.include({ emitted: 8, pending: 7, folded: 3 });
      expect(await notifier.close(100)).to.equal(false);
      expect(losses.map(({ reason, count = 1 }) => `${reason} ${count}`)).to.have.members([
        ...['overflow 1', 'closed 1', 'closed 1', 'closed 1', 'closed 1', 'closed 3'],
      ]);
      expect(notifier.stats()).to.deep.include({ pending: 0, pendingBytes: 0 });
    });

    it('loses what is older than the ttl as expired', async () => {
      const output = new Scripted();
      output.answer = () => ({ bytes: 0, error: full });
      const { notifier, losses } = over(output, { ttl: 100 });
      emit(notifier, 'v1');
      await until(() => losses.length === 1);
      expect(losses[0]).to.include({ reason: 'expired' });
      await notifier.close();
    });

    it('closes in time while a write hangs, and does not count it twice when it ends later', async () => {
      const output = new Scripted();
      let end = (): void => undefined;
      output.answer = ({ length }) =>
        new Promise((resolve) => {
          end = () => {
            resolve({ bytes: length });
          };
        });
      const { notifier, losses } = over(output);
      emit(notifier, 'v1');
      expect(await notifier.close(100)).to.equal(false);
      end();
      await new Promise((resolve) => setImmediate(resolve));
      expect(losses.map(({ reason }) => reason)).to.deep.equal(['closed']);
      expect(notifier.stats()).to.deep.include({ accepted: 0, pending: 0, pendingBytes: 0 });
      expect(notifier.stats().connection.state).to.equal('closed');
    });
  });

  it('ends a line that was cut, so that it spoils no other', async () => {
    const log = new LogFile(file);
    await log.write(Buffer.from('one\n'));
    const handle = await openFile(file, 'r');
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const failing = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on a handle below
    const original = prototype.write;
    const stub = sinon.stub(prototype, 'write');
    const two = Buffer.from('tw');
    stub.onFirstCall().callsFake(function (this: FileHandle) {
      return original.call(this, two as never);
    });
    stub.onSecondCall().rejects(failing);
    const written = await log.write(Buffer.from('two\nthree\n'));
    stub.restore();
    expect(written).to.deep.equal({ bytes: 2, error: failing });
    expect(await log.write(Buffer.from('two\n'))).to.deep.equal({ bytes: 4 });
    await log.close();
    expect(readFileSync(file, 'utf8')).to.equal('one\ntw\ntwo\n');
  });
});
