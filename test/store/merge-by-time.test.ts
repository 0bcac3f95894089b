import { expect } from 'chai';
import fc from 'fast-check';
import { merged, timeIn, type Source } from '../../src/store/merge-by-time.ts';

function lineAt(second: number): string {
  return JSON.stringify({ timestamp: `2026-11-22 10:00:${String(second).padStart(2, '0')}.000000` });
}

/** Seconds in chunks; each source is in the order of time. */
const sources = fc.array(
  fc
    .array(fc.integer({ min: 0, max: 59 }), { maxLength: 12 })
    .chain((seconds) => fc.tuple(fc.constant(seconds.sort((a, b) => a - b)), fc.integer({ min: 1, max: 4 }))),
  { maxLength: 5 },
);

async function* inPieces(lines: readonly string[], size: number): AsyncGenerator<string[], void> {
  for (let at = 0; at < lines.length; at += size) yield await Promise.resolve(lines.slice(at, at + size));
}

async function all(given: readonly Source<string>[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of merged(given, (line) => line)) lines.push(...some);
  return lines;
}

describe('merging lines', () => {
  it('puts those of sources that are in order in order, whether it is known when they begin', async () => {
    await fc.assert(
      fc.asyncProperty(sources, fc.boolean(), async (given, isKnown) => {
        const lists = given.map(([seconds, size]) => ({ lines: seconds.map(lineAt), size }));
        const merging = all(
          lists.map(({ lines, size }) => ({
            lines: inPieces(lines, size),
            begins: isKnown ? timeIn(lines[0] ?? '') : '',
          })),
        );
        expect(await merging).to.deep.equal(lists.flatMap(({ lines }) => lines).sort());
      }),
    );
  });

  it('opens a source when its time has come, and ends all that are open with itself', async () => {
    const steps: string[] = [];
    const source = (name: string, seconds: readonly number[]): Source<string> => ({
      lines: (async function* () {
        steps.push(`${name} is opened`);
        try {
          yield* inPieces(seconds.map(lineAt), 1);
        } finally {
          steps.push(`${name} is closed`);
        }
      })(),
      begins: timeIn(lineAt(seconds[0] ?? 0)),
    });
    const given = [source('late', [30]), source('early', [1, 2, 31]), source('never', [50])];
    for await (const [line = ''] of merged(given, (each) => each)) {
      steps.push(timeIn(line).slice(17, 19));
      if (steps.includes('30')) break;
    }
    expect(steps).to.deep.equal([
      ...['early is opened', '01', '02', 'late is opened', '30', 'late is closed', 'early is closed'],
    ]);
  });

  it('gives a line that tells no time at once, and takes the form of Python for a time', async () => {
    const python = '{"timestamp": "2026-11-22 10:00:05.000000"}';
    const merging = await all([
      { lines: inPieces([lineAt(3), python, 'no time'], 3), begins: '' },
      { lines: inPieces([lineAt(4), lineAt(6)], 2), begins: '' },
    ]);
    expect(merging).to.deep.equal([lineAt(3), lineAt(4), python, 'no time', lineAt(6)]);
  });
});
