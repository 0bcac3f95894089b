/** The codes of `NotifierOptionError`. */
export type NotifierOptionErrorCode =
  'ERR_NOTIFIER_OPTION_UNKNOWN' | 'ERR_NOTIFIER_OPTION_INVALID' | 'ERR_NOTIFIER_INSTALLED';

/**
 * Thrown by `openNotifier`, and by `listen` of `notify-about/consumer`, when an option is wrong.
 *
 * - `ERR_NOTIFIER_OPTION_UNKNOWN`: there is no such option (or environment variable `NOTIFY_ABOUT_…`).
 * - `ERR_NOTIFIER_OPTION_INVALID`: the option does not accept the value.
 * - `ERR_NOTIFIER_INSTALLED`: another notifier is open and installed.
 *
 * @example
 * ```ts
 * import { NotifierOptionError, openNotifier } from 'notify-about';
 *
 * try {
 *   openNotifier({ url: 'http://localhost' });
 * } catch (error) {
 *   if (error instanceof NotifierOptionError) console.error(error.code, error.option, error.message);
 * }
 * ```
 */
export class NotifierOptionError extends TypeError {
  override readonly name = 'NotifierOptionError';
  readonly code: NotifierOptionErrorCode;
  /** The option, such as `ttl` or `spool.maxBytes`, or the environment variable that set it. */
  readonly option: string;

  constructor(fault: { code: NotifierOptionErrorCode; option: string; got: string; expected: string }) {
    super(`${fault.option}: got ${fault.got}; expected ${fault.expected}`);
    this.code = fault.code;
    this.option = fault.option;
  }
}

/**
 * Thrown by the decorator `notifies` when it is applied to anything but a method.
 *
 * - `ERR_DECORATOR_TARGET`: the decorator is on a getter, a setter, a property or a class.
 *
 * @example
 * ```ts
 * import { DecoratorTargetError } from 'notify-about';
 *
 * try {
 *   await import('./panel.js' as string);
 * } catch (error) {
 *   if (error instanceof DecoratorTargetError) console.error(error.code, error.message);
 * }
 * ```
 */
export class DecoratorTargetError extends TypeError {
  override readonly name = 'DecoratorTargetError';
  readonly code = 'ERR_DECORATOR_TARGET';

  constructor(name: string, kind: string) {
    super(`@notifies on ${name}: it is a ${kind}; put the decorator on a method`);
  }
}
