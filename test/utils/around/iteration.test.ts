import { EventEmitter, on } from 'node:events';
import { expect } from 'chai';
import { Around, leave } from '../../around.ts';

describe('an iteration that a body gives', () => {
  let around: Around;

  beforeEach(() => {
    around = new Around();
  });

  async function* download(chunks = 3): AsyncGenerator<number, string> {
    for (let at = 0; at < chunks; at++) {
      await Promise.resolve();
      yield at;
    }
    return 'all';
  }

  function* list(): Generator<number, string, string | undefined> {
    const got = yield 1;
    yield got?.length ?? 0;
    return 'all';
  }

  it('ends when the last chunk was taken, and not before', async () => {
    const chunks: number[] = [];
    for await (const chunk of around.run(() => download())) {
      chunks.push(chunk);
      expect(around.phases).to.deep.equal(['start']);
    }
    expect(chunks).to.deep.equal([0, 1, 2]);
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('is what the body gave, the very same, also of a promise', async () => {
    const [generator, iterable] = [download(), { [Symbol.asyncIterator]: () => download() }];
    expect(around.run(() => generator)).to.equal(generator);
    expect(await around.run(() => Promise.resolve(iterable))).to.equal(iterable);
    expect(generator[Symbol.asyncIterator]()).to.equal(generator);
    expect(Object.keys(generator)).to.deep.equal([]);
    expect(Object.prototype.toString.call(generator)).to.equal('[object AsyncGenerator]');
    for await (const chunk of iterable) expect(chunk).to.be.a('number');
    expect(around.phases).to.deep.equal(['start', 'start', 'end']);
  });

  it('is never over when nobody iterates it', async () => {
    around.run(() => download());
    await new Promise(setImmediate);
    expect(around.recorder.unfinished()).to.have.lengthOf(1);
  });

  it('hands on what is sent into a generator, and what it returns', () => {
    const generator = around.run(() => list());
    expect(generator.next('unused')).to.deep.equal({ done: false, value: 1 });
    expect(generator.next('four')).to.deep.equal({ done: false, value: 4 });
    expect(generator.next('')).to.deep.equal({ done: true, value: 'all' });
    expect(around.phases).to.deep.equal(['start', 'end']);
    expect(generator.next('')).to.deep.equal({ done: true, value: undefined });
    expect(generator.return('late')).to.deep.equal({ done: true, value: 'late' });
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('is an error when it throws, the very same that its reader catches', async () => {
    const error = new RangeError('connection lost');
    const generator = around.run(async function* () {
      await Promise.resolve();
      yield 1;
      throw error;
    });
    expect(await generator.next()).to.deep.equal({ done: false, value: 1 });
    expect(await generator.next().catch((thrown: unknown) => thrown)).to.equal(error);
    expect(around.phases).to.deep.equal(['start', 'error']);
    expect(around.fault).to.include({ exception: 'RangeError', exception_message: 'connection lost' });
  });

  it('is cancelled when a loop is left', async () => {
    for await (const chunk of around.run(() => download())) if (chunk === 1) break;
    for (const item of around.run(() => list())) if (item === 1) break;
    expect(around.phases).to.deep.equal(['start', 'error', 'start', 'error']);
    expect(around.fault).to.deep.equal({
      exception: 'AbortError',
      exception_message: 'It was cancelled before its end',
    });
  });

  it('goes on when a generator does in spite of being returned', () => {
    const generator = around.run(function* () {
      try {
        yield 1;
      } finally {
        yield 2;
      }
    });
    generator.next();
    expect(generator.return()).to.deep.equal({ done: false, value: 2 });
    expect(around.phases).to.deep.equal(['start']);
    expect(generator.next().done).to.equal(true);
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('ends as the generator decides when an error is thrown into it', async () => {
    const [first, second] = [around.run(() => download()), new Around()];
    await first.next();
    const error = new Error('mine');
    expect(await first.throw(error).catch((thrown: unknown) => thrown)).to.equal(error);
    expect(around.phases).to.deep.equal(['start', 'error']);
    const catching = second.run(function* () {
      try {
        yield 1;
      } catch {
        yield 2;
      }
    });
    catching.next();
    expect(catching.throw(error)).to.deep.equal({ done: false, value: 2 });
    catching.next();
    expect(second.phases).to.deep.equal(['start', 'end']);
  });

  it('can be delegated to', async () => {
    async function* whole(): AsyncGenerator<number> {
      yield* around.run(() => download());
    }
    for await (const chunk of whole()) if (chunk === 1) break;
    expect(around.phases).to.deep.equal(['start', 'error']);
  });

  it('is one of an iterable whose iterators cannot be closed', async () => {
    const iterable = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: false, value: 1 }) }),
    };
    await leave(around.run(() => iterable));
    expect(around.phases).to.deep.equal(['start', 'error']);
  });

  it('is one of a class with private members', async () => {
    class Pages {
      readonly #pages = [[1, 2], [3]];
      async *[Symbol.asyncIterator](): AsyncGenerator<number> {
        for (const page of this.#pages) yield* await Promise.resolve(page);
      }
      get count(): number {
        return this.#pages.length;
      }
    }
    const pages = around.run(() => new Pages());
    expect(pages.count).to.equal(2);
    expect(await gather(pages)).to.deep.equal([1, 2, 3]);
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('is one of what is frozen, of which it gives another', async () => {
    const iterable = Object.freeze({ name: 'pages', [Symbol.asyncIterator]: () => download() });
    const given = around.run(() => iterable);
    expect(given.name).to.equal('pages');
    expect(await gather(given)).to.deep.equal([0, 1, 2]);
    expect(await gather(around.run(() => Object.freeze(download())))).to.deep.equal([0, 1, 2]);
    expect(around.phases).to.deep.equal(['start', 'end', 'start', 'end']);
  });

  it('is one of an iterator that is no generator', () => {
    const map = new Map([['a', 1]]);
    expect([...around.run(() => map.keys())]).to.deep.equal(['a']);
    const iterator = around.run(() => ({
      left: 2,
      next() {
        return { done: this.left-- === 0, value: this.left };
      },
      [Symbol.iterator]() {
        return this;
      },
    }));
    while (!iterator.next().done);
    expect(around.phases).to.deep.equal(['start', 'end', 'start', 'end']);
  });

  it('is not confused by what a cursor gives', async () => {
    const rows = [{ _id: 1, done: true }];
    const cursor = around.run(() => ({
      next: () => Promise.resolve(rows.shift() ?? null),
      async *[Symbol.asyncIterator]() {
        for (let row = await this.next(); row !== null; row = await this.next()) yield row;
      },
    }));
    expect(await gather(cursor)).to.deep.equal([{ _id: 1, done: true }]);
    expect(around.phases).to.deep.equal(['start', 'end']);
  });

  it('is over when events are not awaited any more', async () => {
    const emitter = new EventEmitter();
    const events = around.run(() => on(emitter, 'chunk'));
    emitter.emit('chunk', 1);
    for await (const [chunk] of events) {
      expect(chunk).to.equal(1);
      break;
    }
    expect(emitter.listenerCount('chunk')).to.equal(0);
    expect(around.phases).to.deep.equal(['start', 'error']);
  });

  const collections: Record<string, unknown> = {
    'an array': [1, 2],
    'a map': new Map([[1, 2]]),
    'a set': new Set([1]),
    'a text': 'text',
    'a boxed text': new String('text'),
    'a buffer': Buffer.from('text'),
    'typed numbers': new Uint8Array(2),
    headers: new Headers({ a: 'b' }),
    'a query': new URLSearchParams('a=b'),
    'a list with a next page': { next: 'page-2', items: [] },
    'a subject, whose next is another thing': { next: () => undefined },
  };
  for (const [kind, collection] of Object.entries(collections))
    it(`is not seen in ${kind}, which is there already`, () => {
      expect(around.run(() => collection)).to.equal(collection);
      expect(around.phases).to.deep.equal(['start', 'end']);
    });
});

async function gather<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const each of iterable) gathered.push(each);
  return gathered;
}
