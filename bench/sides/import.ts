// The time to load a package, alone and until rhea is loaded, too. Arguments: none, or its name.
import { print } from './parts/measured.ts';

const [, , , name = ''] = process.argv;
const began = performance.now();
await import(name);
const imported = performance.now() - began;
await import('rhea');
print({ 'import, ms': imported, 'import and rhea, ms': performance.now() - began });
