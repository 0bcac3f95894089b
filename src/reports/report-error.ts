/** The codes of `ReportError`. */
export type ReportErrorCode = 'ERR_AUDIT_PERIOD' | 'ERR_BASELINE';

/**
 * Thrown for what a report was given to work with and cannot.
 *
 * - `ERR_AUDIT_PERIOD`: there is no such audit period.
 * - `ERR_BASELINE`: the baseline cannot be read, or is of another time.
 */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly code: ReportErrorCode;

  constructor(code: ReportErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
