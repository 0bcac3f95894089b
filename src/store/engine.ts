// DuckDB, which reads and writes Parquet. It is installed by who wants that: a server that only tells does without.
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { paths, selected } from './columns.ts';
import { StoreError } from './errors.ts';
import { codeOf } from './trouble.ts';

// Lines of 1.5 KB make 12 MB of a group. What is read or written at once has to fit into the memory that it has.
const ROWS_OF_A_GROUP = 8192;
const MEMORY = '512MB';
const LEAST_LINE = 2 ** 16; // bytes
const UNUSED = '\u0001'; // stands in no JSON: a control character is always escaped

export class Engine implements Disposable {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Throws a `StoreError` (`ERR_STORE_ENGINE_MISSING`) when it is not installed. */
  static async start(): Promise<Engine> {
    const { DuckDBInstance } = await duckdb();
    const settings = { threads: '1', memory_limit: MEMORY, temp_directory: '' };
    const instance = await DuckDBInstance.create(':memory:', settings);
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    return new Engine(instance, connection);
  }

  /** Makes Parquet of a file of lines, the longest of which has so many bytes. Resolves to how many lines it has. */
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

  /** How many lines a file of Parquet has. */
  async count(file: string): Promise<number> {
    const source = `read_parquet(${literal(pattern(file))})`;
    const reader = await this.#connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${source}`);
    return Number(reader.getRows()[0]?.[0]);
  }

  /**
   * A column of texts of a file, some thousand at a time, in the order in which they were written.
   *
   * Throws a `StoreError` (`ERR_STORE_FILE_DAMAGED`) when it cannot be read.
   */
  async *column(file: string, name: string): AsyncGenerator<string[], void> {
    const connection = await this.#instance.connect(); // another query would end this one
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
      `Parquet needs DuckDB, which is not there: npm install @duckdb/node-api`,
      error,
    );
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path is a glob to DuckDB. */
function pattern(path: string): string {
  return path.replaceAll(/[[*?]/g, '[$&]');
}
