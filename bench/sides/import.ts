// What loading a package takes, by itself and until rhea is there, too. Arguments: nothing, its name.
import { print } from './parts/measured.ts';

const [, , , name = ''] = process.argv;
const began = performance.now();
await import(name);
const imported = performance.now() - began;
await import('rhea');
print({ 'import, ms': imported, 'import and rhea, ms': performance.now() - began });
