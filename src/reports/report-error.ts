/** The codes of `ReportError`. */
export type ReportErrorCode = 'ERR_AUDIT_PERIOD' | 'ERR_BASELINE';

/**
 * Thrown when a report cannot use its options or files.
 *
 * - `ERR_AUDIT_PERIOD`: the audit period does not exist.
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
