import { Readable } from 'node:stream';
import { expect } from 'chai';
import fc from 'fast-check';
import { Around } from '../../around.ts';

/** The course of a body: its result, the number of pieces, whether it fails, and the number that its caller takes. */
const course = fc.record({
  kind: fc.constantFrom('value', 'generator', 'async generator', 'node stream', 'web stream', 'iterable'),
  pieces: fc.nat(4),
  fails: fc.boolean(),
  taken: fc.nat(6),
  isPromised: fc.boolean(),
  isWrapped: fc.boolean(),
});
type Course = typeof course extends fc.Arbitrary<infer Value> ? Value : never;

const error = new Error('failed');

function* made({ pieces, fails }: Course): Generator<number> {
  for (let piece = 0; piece < pieces; piece++) yield piece;
  if (fails) throw error;
}

function give(how: Course): Iterable<number> | AsyncIterable<number> {
  const iterable = { async *[Symbol.asyncIterator]() { yield* await Promise.resolve(made(how)); } }; // prettier-ignore
  switch (how.kind) {
    case 'generator':
      return made(how);
    case 'async generator':
      return iterable[Symbol.asyncIterator]();
    case 'node stream':
      return Readable.from(iterable);
    case 'web stream':
      return ReadableStream.from(iterable);
    case 'iterable':
      return iterable;
    default:
      return [...made(how)];
  }
}

/** Takes as many pieces as the caller wants, as `for await` does; reports whether it threw. */
async function take(given: Iterable<number> | AsyncIterable<number>, { taken }: Course): Promise<Took> {
  const pieces: number[] = [];
  try {
    for await (const piece of given) if (pieces.push(piece) >= taken) break;
    return { pieces, thrown: undefined };
  } catch (thrown) {
    return { pieces, thrown };
  }
}

interface Took {
  readonly pieces: readonly number[];
  readonly thrown: unknown;
}

type Given = Iterable<number> | AsyncIterable<number>;

/** Runs a body as a handler would, optionally inside another operation. */
async function handle(how: Course, run: <Result>(body: () => Result) => Result): Promise<Took> {
  const given = (): Given | Promise<Given> =>
    how.isPromised ? run(() => Promise.resolve(give(how))) : run(() => give(how));
  const body = async (): Promise<Took> => take(await given(), how);
  return (how.isWrapped ? run(body) : body()).catch((thrown: unknown) => ({ pieces: [], thrown }));
}

describe('what a body gives', () => {
  it('is followed by exactly one end or error, and the caller sees it as without notifications', async () => {
    await fc.assert(
      fc.asyncProperty(course, async (how) => {
        const around = new Around();
        const took = await handle(how, (body) => around.run(body));
        expect(took).to.deep.equal(await handle(how, (body) => body()));
        // A stream ends after its last chunk.
        await new Promise(setImmediate);
        expect(around.phases.filter((phase) => phase === 'start')).to.have.lengthOf(how.isWrapped ? 2 : 1);
        expect(around.phases).to.have.lengthOf(how.isWrapped ? 4 : 2);
        expect(around.recorder.unfinished()).to.deep.equal([]);
        expect(ways(how, took)).to.include(outcome(around));
      }),
      { numRuns: 200 },
    );
  });
});

/** Returns the outcome of the inner operation, which ends first. */
function outcome({ recorder }: Around): string | undefined {
  const inner = recorder.notifications.findLast(({ payload }) => payload.phase === 'start')?.message_id;
  return recorder.notifications.findLast(({ payload }) => payload.operation_id === inner)?.payload.phase;
}

function ways(how: Course, { pieces, thrown }: Took): string[] {
  if (thrown !== undefined) return ['error'];
  const isLeft = pieces.length >= how.taken && pieces.length > 0;
  if (how.kind === 'value' || !isLeft) return ['end'];
  // A caller that leaves at the last chunk may or may not have seen the end of a stream.
  return how.kind.endsWith('stream') && pieces.length === how.pieces ? ['end', 'error'] : ['error'];
}
