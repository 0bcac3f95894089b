import { expect } from 'chai';
import { soak } from '../soak/soak.ts';

const SECONDS = 20;
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe('several processes, to whom everything happens', () => {
  it(`account for all that they told, in ${SECONDS} seconds of faults (seed ${SEED})`, async () => {
    const { told, heard, lost, missing, unaccounted, faults } = await soak({
      seconds: SECONDS,
      seed: SEED,
      workers: 3,
    });
    expect(missing).to.deep.equal([]);
    expect(unaccounted).to.equal(0);
    expect(told).to.be.above(1000);
    expect(heard + lost).to.be.at.least(told);
    expect(Object.keys(faults).length).to.be.above(5);
  });
});
