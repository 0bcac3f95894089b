// Writes notifications to a file or to standard output, a line each, as `tail --json` prints them.
import type { ConnectionState, TransportState } from '../api/transport-state.ts';
import { envelopeOf, type EncodedNotification } from '../notification/envelope.ts';
import { recordLine } from '../notification/record-line.ts';
import { Admission } from '../notifier/admission.ts';
import type { Receipt } from '../notifier/ledger.ts';
import type { Transport } from '../notifier/transport.ts';
import type { Destination } from '../options/destination.ts';
import type { Settings } from '../options/settings.ts';
import { Ages } from '../runtime/ages.ts';
import { backoff } from '../runtime/backoff.ts';
import { Deque } from '../runtime/deque.ts';
import { warn } from '../runtime/warnings.ts';
import { within } from '../runtime/within.ts';
import type { LineOutput, Written } from './log-file.ts';

const BATCH_BYTES = 2 ** 18; // written at a time
const EXPIRE_EVERY = 1000; // milliseconds

interface QueuedLine {
  readonly encoded: EncodedNotification;
  readonly receipt: Receipt;
  readonly release: () => void;
  /** When it was emitted, by the monotonic clock. */
  readonly since: number;
}

export class FileTransport implements Transport {
  readonly #settings: Settings;
  readonly #destination: Destination;
  readonly #output: LineOutput;
  readonly #ages: Ages;
  readonly #admission: Admission;
  readonly #waiting = new Deque<QueuedLine>();
  readonly #expiring: NodeJS.Timeout | undefined;
  #batch: readonly QueuedLine[] = [];
  #writing: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #attempts = 0;
  #error: string | undefined;
  #isClosed = false;

  constructor(settings: Settings, destination: Destination, output: LineOutput) {
    this.#settings = settings;
    this.#destination = destination;
    this.#output = output;
    this.#ages = new Ages(settings.clock);
    this.#admission = new Admission(
      settings,
      () => destination.label,
      (encoded, receipt, release) => {
        this.#waiting.push({ encoded, receipt, release, since: this.#ages.since(encoded.time) });
        this.#start();
      },
    );
    if (settings.maxAge < Infinity)
      this.#expiring = setInterval(() => {
        this.#expire();
      }, EXPIRE_EVERY).unref();
  }

  send(encoded: EncodedNotification, receipt: Receipt): void {
    this.#admission.offer(encoded, receipt);
  }

  /** Opens the file again, and writes what waits: somebody has moved it away. */
  reopen(): void {
    this.#output.reopen?.();
    this.#retryNow();
  }

  async close(ms: number): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#expiring);
    clearTimeout(this.#retry);
    await within(this.#writing ?? Promise.resolve(), ms);
    void this.#output.close().catch(() => undefined); // what it has accepted is written
    const detail = 'notifier closed before the notification was written';
    this.#admission.lose('closed', detail);
    const rest = [...this.#batch, ...this.#waiting.shiftWhile(() => true)];
    this.#batch = [];
    for (const line of rest) lose(line, 'closed', detail);
  }

  state(): TransportState {
    return { connection: this.#connection, links: {}, ...this.#admission.state, ...this.#age() };
  }

  get #connection(): ConnectionState {
    const state = this.#isClosed ? 'closed' : this.#error === undefined ? 'open' : 'waiting';
    return {
      ...{ state, url: this.#destination.label, attempts: this.#attempts },
      ...(this.#error !== undefined && { error: this.#error }),
    };
  }

  #age(): Pick<TransportState, 'oldestPending'> {
    const since = (this.#batch[0] ?? this.#waiting.peek())?.since;
    return since === undefined ? {} : { oldestPending: Math.max(0, this.#ages.of(since)) };
  }

  // Once a turn of the event loop: a caller does not wait for it, and a turn's notifications are written together.
  #start(): void {
    if (this.#writing !== undefined || this.#retry !== undefined) return;
    this.#writing = new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.#writeAll());
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isClosed && this.#retry === undefined) await this.#writeBatch();
    this.#writing = undefined;
  }

  async #writeBatch(): Promise<void> {
    this.#expire();
    const lines: Buffer[] = [];
    const batch: QueuedLine[] = [];
    for (let bytes = 0; bytes < BATCH_BYTES; bytes += lines.at(-1)?.length ?? 0) {
      const line = this.#waiting.shift();
      if (line === undefined) break;
      batch.push(line);
      lines.push(lineOf(line.encoded));
    }
    this.#batch = batch;
    const written = await this.#output.write(Buffer.concat(lines));
    if (this.#batch !== batch) return; // closed meanwhile
    this.#batch = [];
    const count = wholeLines(lines, written.bytes);
    for (const { receipt, release } of batch.slice(0, count)) {
      receipt.accept();
      release();
    }
    this.#waiting.putBack(batch.slice(count));
    this.#report(written);
  }

  #report({ error }: Written): void {
    if (error === undefined) {
      if (this.#error !== undefined) warn(`written ${this.#label}`, `${this.#label} is written again`);
      [this.#error, this.#attempts] = [undefined, 0];
      return;
    }
    this.#error = `cannot be written (${error.code ?? error.message})`;
    warn(`file ${this.#label}`, `${this.#label} ${this.#error}; trying again`);
    this.#retry = setTimeout(() => {
      this.#retryNow();
    }, backoff(this.#attempts++));
  }

  #retryNow(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    if (this.#waiting.length > 0 && !this.#isClosed) this.#start();
  }

  #expire(): void {
    const { maxAge } = this.#settings;
    for (const line of this.#waiting.shiftWhile(({ since }) => this.#ages.of(since) > maxAge))
      lose(line, 'expired', 'it expired before it could be written (ttl, or maxAge of the spool)');
  }

  get #label(): string {
    return this.#destination.label;
  }
}

function lineOf(encoded: EncodedNotification): Buffer {
  const record = { notification: envelopeOf(encoded), context: encoded.context.wireJson };
  return Buffer.from(`${recordLine(record, encoded.trace)}\n`);
}

/** Returns how many of the lines are whole in the first bytes of them. */
function wholeLines(lines: readonly Buffer[], bytes: number): number {
  let count = 0;
  for (let rest = bytes; count < lines.length; count++) {
    rest -= lines[count]?.length ?? 0;
    if (rest < 0) break;
  }
  return count;
}

function lose({ encoded, receipt, release }: QueuedLine, reason: 'closed' | 'expired', detail: string): void {
  receipt.lose(reason, detail, encoded);
  release();
}
