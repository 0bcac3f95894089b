// Node's diagnostics channels, for tools that observe a process. Without a subscriber they cost nothing.
import { channel } from 'node:diagnostics_channel';
import type { Loss } from '../api/loss.ts';

/**
 * The messages of the channels of `node:diagnostics_channel`, by channel. Every notifier of the process publishes them,
 * synchronously. An error that a subscriber throws does not reach the caller; Node makes it an uncaught exception.
 *
 * @example
 * ```ts
 * import { subscribe } from 'node:diagnostics_channel';
 * import type { DiagnosticsMessages } from 'notify-about';
 *
 * subscribe('notify-about:lost', (message) => {
 *   const { reason, eventType } = message as DiagnosticsMessages['notify-about:lost'];
 *   console.error(reason, eventType);
 * });
 * ```
 */
export interface DiagnosticsMessages {
  /** A notification was emitted, and is pending. */
  'notify-about:emitted': { readonly eventType: string };
  /** The broker accepted a notification, on every topic. */
  'notify-about:accepted': { readonly eventType: string };
  /** A notification was lost. The message is the argument of `onLost`. */
  'notify-about:lost': Loss;
  /** A connection is open. `url` has no credentials; `product` is what the broker reports about itself. */
  'notify-about:connected': { readonly url: string; readonly product?: string };
  /** An open connection has ended. `error` is the reason, and absent when the notifier was closed. */
  'notify-about:disconnected': { readonly url: string; readonly error?: string };
}

interface TypedChannel<Name extends keyof DiagnosticsMessages> {
  readonly hasSubscribers: boolean;
  publish(message: DiagnosticsMessages[Name]): void;
}

export const emitted: TypedChannel<'notify-about:emitted'> = channel('notify-about:emitted');
export const accepted: TypedChannel<'notify-about:accepted'> = channel('notify-about:accepted');
export const lost: TypedChannel<'notify-about:lost'> = channel('notify-about:lost');
export const connected: TypedChannel<'notify-about:connected'> = channel('notify-about:connected');
export const disconnected: TypedChannel<'notify-about:disconnected'> = channel('notify-about:disconnected');
