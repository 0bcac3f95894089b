import type { Case } from '../case.ts';
import { brokers } from './brokers.ts';
import { collect } from './collect.ts';
import { growth } from './growth.ts';
import { handlers } from './handler.ts';
import { listen } from './listen.ts';
import { processes } from './processes.ts';
import { reports } from './report.ts';
import { rheaPromise } from './rhea-promise.ts';
import { rhea } from './rhea.ts';
import { spool } from './spool.ts';
import { startUp } from './start-up.ts';

export const cases: readonly Case[] = [
  rhea,
  rheaPromise,
  listen,
  collect,
  ...reports,
  ...spool,
  ...handlers,
  ...growth,
  ...processes,
  ...startUp,
  ...brokers,
];
