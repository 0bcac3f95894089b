import { expect } from 'chai';
import { currentOperation } from '../../../src/index.ts';
import { Around, leave } from '../../around.ts';

describe('a stream of the Web that a body gives', () => {
  let around: Around;

  beforeEach(() => {
    around = new Around();
  });

  const settled = (): Promise<void> => new Promise(setImmediate);

  it('ends when it was read', async () => {
    const stream = around.run(() => new Blob(['some data']).stream());
    expect(around.phases).to.deep.equal(['start']);
    expect(await new Response(stream).text()).to.equal('some data');
    await settled();
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('ends with its last chunk, also for a reader that does not look for more', async () => {
    const source = new ReadableStream<string>({
      start(controller) {
        controller.enqueue('a');
        controller.enqueue('b');
        controller.close();
      },
    });
    const reader = (await around.run(() => Promise.resolve(source))).getReader();
    expect((await reader.read()).value).to.equal('a');
    await settled();
    expect(around.phases).to.deep.equal(['start']);
    expect(await reader.read()).to.deep.equal({ done: false, value: 'b' });
    await settled();
    expect(around.phases).to.deep.equal(['start', 'end']);
    expect(await reader.read()).to.deep.equal({ done: true, value: undefined });
  });

  it('is read no sooner than it is asked for', async () => {
    let pulled = 0;
    const source = new ReadableStream<number>(
      {
        pull(controller) {
          controller.enqueue(pulled++);
        },
      },
      { highWaterMark: 0 },
    );
    const reader = around.run(() => source).getReader();
    await settled();
    expect(pulled).to.equal(0);
    expect((await reader.read()).value).to.equal(0);
    await settled();
    expect(pulled).to.equal(1);
    expect(around.recorder.unfinished()).to.have.lengthOf(1);
  });

  it('is an error when it fails, the very same that its reader gets', async () => {
    const error = new TypeError('terminated');
    const source = new ReadableStream({
      start(controller) {
        controller.enqueue('a');
      },
      pull() {
        throw error;
      },
    });
    const reader = around.run(() => source).getReader();
    const thrown = await reader.read().then(() => reader.read()).catch((caught: unknown) => caught); // prettier-ignore
    expect(thrown).to.equal(error);
    expect(around.phases).to.deep.equal(['start', 'error']);
    expect(around.fault).to.include({ exception: 'TypeError', exception_message: 'terminated' });
  });

  it('is cancelled by its reader, and cancels what it comes from', async () => {
    const reasons: unknown[] = [];
    const endless = (): ReadableStream<number> =>
      new ReadableStream({
        pull(controller) {
          controller.enqueue(1);
        },
        cancel(reason) {
          reasons.push(reason);
        },
      });
    await around.run(endless).cancel(new Error('had enough'));
    expect(around.fault).to.deep.include({ exception: 'AbortError' });
    expect(around.fault?.cause).to.include({ exception_message: 'had enough' });
    await leave(around.run(endless));
    const aborted = AbortSignal.abort();
    const piped = around.run(endless).pipeTo(new WritableStream(), { signal: aborted });
    expect(await piped.catch((error: unknown) => error)).to.equal(aborted.reason);
    await settled();
    expect(around.phases.filter((phase) => phase !== 'start')).to.deep.equal(['error', 'error', 'error']);
    expect(reasons).to.deep.equal([reasons[0], undefined, aborted.reason]);
  });

  it('stays one of bytes, which can be read into a buffer of the reader', async () => {
    const chunks = [new Uint8Array([1, 2, 3]), new Uint8Array([4])];
    const source = new ReadableStream({
      type: 'bytes',
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk !== undefined) controller.enqueue(chunk);
        else {
          controller.close();
          controller.byobRequest?.respond(0);
        }
      },
    });
    const reader = around.run(() => source).getReader({ mode: 'byob' });
    const got: number[] = [];
    for (;;) {
      const { done, value } = await reader.read(new Uint8Array(2));
      if (value !== undefined) got.push(...value);
      if (done) break;
    }
    expect(got).to.deep.equal([1, 2, 3, 4]);
    await settled();
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('is given back as it is when it is being read already', () => {
    const stream = new Blob(['data']).stream();
    stream.getReader();
    expect(around.run(() => stream)).to.equal(stream);
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('is not looked for in a response, whose status says all', async () => {
    const response = new Response(new ReadableStream({ pull: (controller) => { controller.error(new Error('late')); } })); // prettier-ignore
    expect(around.run(() => response)).to.equal(response);
    expect(around.phases).to.deep.equal(['start', 'end']);
    expect(await response.text().catch(() => 'failed')).to.equal('failed');
  });

  it('knows its operation while it is read', async () => {
    const stream = around.run(
      () =>
        new ReadableStream<string | undefined>({
          pull(controller) {
            controller.enqueue(currentOperation()?.id);
          },
        }, { highWaterMark: 0 }), // prettier-ignore
    );
    expect((await stream.getReader().read()).value).to.be.a('string');
  });
});
