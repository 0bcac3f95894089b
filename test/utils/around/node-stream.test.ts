import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Duplex, PassThrough, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect } from 'chai';
import { currentOperation } from '../../../src/index.ts';
import { Around, leave } from '../../around.ts';

describe('a stream of Node that a body gives', () => {
  let around: Around;

  beforeEach(() => {
    around = new Around();
  });

  /** Resolves after the stream's own events. */
  const settled = (): Promise<void> => new Promise(setImmediate);

  it('ends when it was read, and is the very same', async () => {
    const stream = Readable.from(['a', 'b']);
    const given = around.run(() => stream);
    expect(given).to.equal(stream);
    await settled();
    expect(around.phases).to.deep.equal(['start']);
    expect(await given.toArray()).to.deep.equal(['a', 'b']);
    await settled();
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('is not read before its reader does, however long that takes', async () => {
    let reads = 0;
    const stream = around.run(
      () =>
        new Readable({
          read() {
            reads++;
            this.push(null);
          },
        }),
    );
    await settled();
    expect([reads, stream.readableFlowing]).to.deep.equal([0, null]);
    expect(around.recorder.unfinished()).to.have.lengthOf(1);
  });

  it('is an error when it fails', async () => {
    const stream = await around.run(() => Promise.resolve(createReadStream('/nowhere/at/all')));
    const [error] = (await once(stream, 'error')) as [Error];
    await settled();
    expect(around.phases).to.deep.equal(['start', 'error']);
    expect(around.fault?.exception_message).to.equal(error.message);
  });

  it('is an error when it fails without being closed', async () => {
    const stream = around.run(() => new Readable({ read: () => undefined, emitClose: false }));
    stream.on('error', () => undefined).destroy(new Error('reset'));
    await settled();
    expect(around.fault).to.include({ exception_message: 'reset' });
    expect(around.phases).to.deep.equal(['start', 'error']);
  });

  it('leaves an error that nobody handles to be one', async () => {
    const stream = around.run(() => new Readable({ read: () => undefined }));
    expect(stream.listenerCount('error')).to.equal(0);
    expect(() => stream.emit('error', new Error('unhandled'))).to.throw('unhandled');
    await settled();
    expect(around.phases).to.deep.equal(['start', 'error']);
  });

  it('is cancelled when it is destroyed in the middle', async () => {
    const endless = (): Readable => new Readable({ read() { this.push('x'); } }); // prettier-ignore
    around.run(endless).destroy();
    await leave(around.run(endless));
    await settled();
    expect(around.phases).to.have.members(['start', 'start', 'error', 'error']);
    const faults = around.recorder.notifications.flatMap(({ payload }) =>
      payload.phase === 'error' ? payload.fault.exception : [],
    );
    expect(faults).to.deep.equal(['AbortError', 'AbortError']);
  });

  it('may be one to write: it ends when all is written', async () => {
    const written: string[] = [];
    const stream = around.run(
      () =>
        new Writable({
          write(chunk: Buffer, _encoding, done) {
            written.push(chunk.toString());
            done();
          },
        }),
    );
    await pipeline(Readable.from(['a', 'b']), stream);
    await settled();
    expect(written).to.deep.equal(['a', 'b']);
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('may be both', async () => {
    const stream = around.run(() => new PassThrough());
    stream.end('through');
    expect((await stream.toArray()).join('')).to.equal('through');
    await settled();
    expect(around.phases).to.deep.equal(['start', 'end']);
    expect(around.run(() => Duplex.from(Readable.from(['a'])))).to.be.instanceOf(Duplex);
  });

  it('is over at once when it was before', async () => {
    const stream = Readable.from(['a']);
    await stream.toArray();
    around.run(() => stream);
    await settled();
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('knows its operation while it is read', async () => {
    const ids: unknown[] = [];
    const stream = around.run(({ id }) => {
      ids.push(id);
      return Readable.from(
        (async function* () {
          yield currentOperation()?.id;
          await settled();
          yield currentOperation()?.id;
        })(),
      );
    });
    ids.push(...((await stream.toArray()) as unknown[]));
    expect(ids).to.have.lengthOf(3);
    expect(new Set(ids).size).to.equal(1);
  });
});
