// The minimal work of any reader of NDJSON. Arguments: the folder, the lines of the file.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileOf } from './parts/lines.ts';
import { print } from './parts/measured.ts';

const [, , folder = '', count = ''] = process.argv;
const began = performance.now();
let read = 0;
for await (const line of createInterface({ input: createReadStream(fileOf(folder, Number(count))) })) {
  JSON.parse(line);
  read++;
}
if (read !== Number(count)) throw new Error(`the file has ${String(read)} lines, and not ${count}`);
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage();
print({ seconds, 'a second': read / seconds, 'µs of CPU each': (user + system) / read });
