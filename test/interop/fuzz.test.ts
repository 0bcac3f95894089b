import { describeFuzz } from '../utils/amqp/fuzz-suite.ts';

describeFuzz(10_000);
