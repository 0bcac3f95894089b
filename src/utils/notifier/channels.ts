// What is going on, for tools that watch a process: Node's diagnostics channels. Without a subscriber they cost nothing.
import { channel } from 'node:diagnostics_channel';
import type { Loss } from '../api/loss.ts';

/**
 * The messages of the channels of `node:diagnostics_channel`, by channel. They come from every notifier of the process,
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
  /** A notification was told, and is pending. */
  'notify-about:emitted': { readonly eventType: string };
  /** The broker accepted one, on every topic. */
  'notify-about:accepted': { readonly eventType: string };
  /** One was lost: what `onLost` is told. */
  'notify-about:lost': Loss;
  /** A connection is open. `url` is without credentials; `product` is what the broker says that it is. */
  'notify-about:connected': { readonly url: string; readonly product?: string };
  /** A connection that was open is gone; `error` says why, and is absent when the notifier was closed. */
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
