// npm run soak -- [seconds] [seed] [workers]: random faults for that time. Fails when a notification is not accounted
// for.
import { soak } from '../test/soak/soak.ts';

const [seconds = 120, seed = Math.floor(Math.random() * 2 ** 31), workers = 3] = process.argv
  .slice(2)
  .map(Number);
console.log(`${seconds} seconds, seed ${seed}, ${workers} workers`);
const figures = await soak({ seconds, seed, workers });
console.log(figures);
if (figures.missing.length > 0 || figures.unaccounted !== 0) process.exitCode = 1;
