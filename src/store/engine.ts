// DuckDB, which reads and writes Parquet. An optional dependency: a server that only emits does without.
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { paths, selected } from './columns.ts';
import { StoreError } from './errors.ts';
import { codeOf } from './disk-failures.ts';

// Lines of 1.5 KB make a row group of 12 MB. The rows being read or written must fit into its memory.
const ROWS_OF_A_GROUP = 8192;
const MEMORY = '512MB';
const LEAST_LINE = 2 ** 16; // bytes
const UNUSED = '\u0001'; // occurs in no JSON: control characters are always escaped

export class Engine implements Disposable {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Throws a `StoreError` (`ERR_STORE_ENGINE_MISSING`) when DuckDB is not installed. */
  static async start(): Promise<Engine> {
    const { DuckDBInstance } = await duckdb();
    const settings = { threads: '1', memory_limit: MEMORY, temp_directory: '' };
    const instance = await DuckDBInstance.create(':memory:', settings);
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    return new Engine(instance, connection);
  }

  /**
   * Converts a file of lines to Parquet; `longest` is the size of the longest in bytes. Resolves to the number of
   * lines.
   */
  async toParquet(from: string, to: string, longest: number): Promise<number> {
    const most = Math.max(LEAST_LINE, longest + 2);
    const source =
      `read_csv(${literal(pattern(from))}, columns = {'line': 'VARCHAR'}, header = false, auto_detect = false, ` +
      `delim = '${UNUSED}', quote = '', escape = '', new_line = '\\n', ` +
      `max_line_size = ${String(most)}, buffer_size = ${String(4 * most)})`;
    const found = `SELECT line, try(json_extract_string(line, ${paths})) AS found FROM ${source}`;
    const { rowsChanged } = await this.#connection.run(
      `COPY (SELECT ${selected}, line FROM (${found})) TO ${literal(to)} ` +
        `(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${String(ROWS_OF_A_GROUP)}, USE_TMP_FILE false)`,
    );
    return rowsChanged;
  }

  /** Resolves to the number of lines in a Parquet file. */
  async count(file: string): Promise<number> {
    const source = `read_parquet(${literal(pattern(file))})`;
    const reader = await this.#connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${source}`);
    return Number(reader.getRows()[0]?.[0]);
  }

  /**
   * Yields a text column of a file, some thousand values at a time, in the order of the file.
   *
   * Throws a `StoreError` (`ERR_STORE_FILE_DAMAGED`) when the file cannot be read.
   */
  async *column(file: string, name: string): AsyncGenerator<string[], void> {
    const connection = await this.#instance.connect(); // another query on the same connection would end this one
    try {
      const result = await connection.stream(`SELECT "${name}" FROM read_parquet(${literal(pattern(file))})`);
      for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk())
        yield chunk.getColumnValues(0) as string[];
    } catch (error) {
      const why = `${file} cannot be read: restore it, or move it away (${codeOf(error)})`;
      throw new StoreError('ERR_STORE_FILE_DAMAGED', why, error);
    } finally {
      connection.closeSync();
    }
  }

  [Symbol.dispose](): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    throw new StoreError(
      'ERR_STORE_ENGINE_MISSING',
      `Parquet needs DuckDB, which is not installed: npm install @duckdb/node-api`,
      error,
    );
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Escapes a path, since DuckDB reads it as a glob. */
function pattern(path: string): string {
  return path.replaceAll(/[[*?]/g, '[$&]');
}
