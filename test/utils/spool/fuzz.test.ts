import { describeHarm } from './harm-suite.ts';

describeHarm(500);
