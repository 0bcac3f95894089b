export {
  startBroker,
  type AmqpError,
  type Broker,
  type BrokerOptions,
  type BrokerTls,
  type Outcome,
  type ReceivedMessage,
} from './broker.ts';
export { recordNotifications, type Recorder, type RecorderOptions } from './recorder.ts';
export type { Clock } from '../utils/clock.ts';
