import { describeFuzz } from './fuzz-suite.ts';

// Ten times as many run with the tests against real brokers.
describeFuzz(1000);
