export { startBroker, type AmqpError, type Outcome, type ReceivedMessage } from './broker.ts';
export type { Broker } from './broker/api.ts';
export type { BrokerOptions, BrokerTls } from './broker/options.ts';
export { recordNotifications, type Recorder, type RecorderOptions } from './recorder.ts';
export type { Clock } from '../utils/runtime/clock.ts';
