// From the call until accepted, with a spool. Arguments: URL, number of notifications, milliseconds between two syncs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openNotifier } from 'notify-about';
import { tellInstance } from './parts/dashboard.ts';
import { measured, print } from './parts/measured.ts';
import { tellAll } from './parts/telling.ts';

const [, , url = '', count = '', syncInterval = ''] = process.argv;
const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
const spool = { directory: path.join(folder, 'spool'), syncInterval: Number(syncInterval) };
const notifier = openNotifier({ url, form: 'rabbit', spool });
const figures = await measured(Number(count), (times) => tellAll(notifier, times, tellInstance(notifier)));
await notifier.close();
rmSync(folder, { recursive: true });
print(figures);
