// Removes what an earlier build left: a file that is gone from src/ must not stay in dist/.
import { rmSync } from 'node:fs';

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
