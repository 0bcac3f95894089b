// What any reader of NDJSON does at the least. Arguments: the file, its lines.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { print } from './parts/measured.ts';

const [, , file = '', count = ''] = process.argv;
const began = performance.now();
let read = 0;
for await (const line of createInterface({ input: createReadStream(file) })) {
  JSON.parse(line);
  read++;
}
if (read !== Number(count)) throw new Error(`the file has ${String(read)} lines, and not ${count}`);
print({ 'a second': read / ((performance.now() - began) / 1000) });
