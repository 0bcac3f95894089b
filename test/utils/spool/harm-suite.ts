import { harmSpools } from './harm.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** FUZZ_SEED repeats a failure. */
export function describeHarm(cases: number): void {
  describe('the files of a spool', () => {
    it(`are read as far as they are good, in ${cases} cases of harm (seed ${SEED})`, async function () {
      await harmSpools(cases, SEED);
    });
  });
}
