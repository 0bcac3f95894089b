// What loading a package takes. Arguments: nothing, its name.
import { print } from './parts/measured.ts';

const [, , , name = ''] = process.argv;
const began = performance.now();
await import(name);
print({ 'import, ms': performance.now() - began });
