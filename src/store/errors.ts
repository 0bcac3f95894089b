/** The codes of `StoreError`. */
export type StoreErrorCode =
  | 'ERR_STORE_ENGINE_MISSING'
  | 'ERR_STORE_FILE_DAMAGED'
  | 'ERR_STORE_IN_USE'
  | 'ERR_STORE_NAME_INVALID'
  | 'ERR_STORE_TAKEN_OVER';

/**
 * Thrown when a folder of kept notifications cannot be written or read as requested.
 *
 * - `ERR_STORE_ENGINE_MISSING`: reading Parquet needs DuckDB, which is not installed.
 * - `ERR_STORE_FILE_DAMAGED`: a Parquet file cannot be read.
 * - `ERR_STORE_IN_USE`: another collector writes under this name.
 * - `ERR_STORE_NAME_INVALID`: the name is not valid for a collector.
 * - `ERR_STORE_TAKEN_OVER`: this process slept for so long that another one took over its name.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}
