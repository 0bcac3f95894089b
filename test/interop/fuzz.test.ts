import { describeFuzz } from '../utils/amqp/fuzz-suite.ts';
import { describeHarm } from '../utils/spool/harm-suite.ts';

describeFuzz(10_000);
describeHarm(10_000);
