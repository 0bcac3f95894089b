export { notifyAboutInstanceAction } from './notifications/compute/instance.ts';
export { notifyAboutSessionAction } from './notifications/session/session.ts';
export { notifyAboutVolumeAction } from './notifications/volume/volume.ts';

export { contextFromRequest, type RequestSource } from './utils/context-from-request.ts';
export { openNotifier } from './utils/open.ts';
export {
  withNotifications,
  type ActionOf,
  type Notify,
  type ResourceOf,
} from './utils/with-notifications.ts';
export { notifies, type Notified } from './utils/notifies.ts';
export { NotifierOptionError, type NotifierOptionErrorCode } from './utils/errors.ts';

export type { InstanceParameters, InstancePayload, InstanceResource } from './generated/compute/instance.ts';
export type { SessionParameters, SessionPayload, SessionResource } from './generated/session/session.ts';
export type { VolumeParameters, VolumePayload, VolumeResource } from './generated/volume/volume.ts';
export type { Fault, FaultCause, Initiator, Request } from './generated/common.ts';
export type { RequestContext } from './utils/context.ts';
export type { Details, Given, NoParameters, Phase } from './utils/details.ts';
export type { Form } from './utils/amqp/peer.ts';
export type { Loss, LossCounts, LossReason } from './utils/ledger.ts';
export type { Notifier, NotifierStats } from './utils/notifier.ts';
export type { NotifierOptions, TlsOptions } from './utils/options.ts';
export type { ConnectionState, LinkState } from './utils/transport.ts';
