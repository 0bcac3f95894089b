#!/usr/bin/env node
import { io } from './io.ts';
import { run } from './run.ts';
import { watchOutputs } from './terminal.ts';
import { takeWarnings } from './warnings.ts';

io().interruption.takeSignals();
watchOutputs();
takeWarnings();
await run(process.argv.slice(2));
