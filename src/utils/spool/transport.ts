// Writes each notification to the disk before it hands it to another transport, and removes it once it is settled.
import type { EncodedNotification } from '../notification/envelope.ts';
import type { Ledger, PendingReceipt, Receipt } from '../notifier/ledger.ts';
import { isAnonymous } from '../notifier/occurrences.ts';
import type { SpoolSettings } from '../options/settings.ts';
import { ParkedReceipts } from './parked-receipts.ts';
import type { Transport } from '../notifier/transport.ts';
import type { TransportState } from '../api/transport-state.ts';
import { Directory } from './directory.ts';
import { joinSmall } from './join.ts';
import { recoverLog } from './recovery.ts';
import { Log } from './log.ts';
import { SpooledReceipt, WindowReceipt } from './receipts.ts';
import { piecesOf } from './sealed-text.ts';
import { ReadBack, type Source } from './read-back.ts';
import { Unread, type Found } from './unread.ts';
import { MemoryWindow } from './memory-window.ts';
import { Writer } from './writer.ts';

const LOOK_EVERY = 5000; // milliseconds
const MAX_AT_A_TIME = 100; // logs that are taken over: about 20 ms, during which the process does nothing else

export class SpoolTransport implements Transport<PendingReceipt> {
  readonly #directory: Directory;
  readonly #inner: Transport;
  readonly #ledger: Ledger;
  readonly #window: MemoryWindow;
  readonly #settings: SpoolSettings;
  #own: Source & { readonly writer: Writer };
  #left: Source[] = [];
  readonly #readBack: ReadBack;
  readonly #timer: NodeJS.Timeout;
  /** Scheduled when more logs are left to take over than one turn may. */
  #more: NodeJS.Immediate | undefined;

  constructor(settings: SpoolSettings, window: MemoryWindow, inner: Transport, ledger: Ledger) {
    this.#directory = new Directory(settings.directory, settings.maxBytes);
    this.#window = window;
    this.#inner = inner;
    this.#ledger = ledger;
    this.#settings = settings;
    this.#own = this.#newLog();
    this.#readBack = new ReadBack(
      () => this.#sources,
      (log, found) => {
        this.#handFound(log, found);
      },
      window,
      this.#directory.failures,
    );
    this.#look();
    this.#timer = setInterval(() => {
      this.#look();
    }, LOOK_EVERY).unref();
  }

  send(encoded: EncodedNotification, receipt: PendingReceipt): void {
    const { log, unread, writer } = this.#own;
    const place = writer.append(piecesOf(encoded), isAnonymous(encoded));
    if (place === undefined) this.#hand(encoded, receipt);
    else if (this.#mayHand(log, encoded.bytes)) {
      unread.skip(place);
      this.#hand(encoded, new SpooledReceipt(receipt, log, place));
    } else {
      log.parking.park(receipt);
      this.#readBack.start();
    }
  }

  async close(ms: number): Promise<void> {
    clearInterval(this.#timer);
    clearImmediate(this.#more);
    const ended = this.#readBack.close();
    await this.#inner.close(ms);
    await ended;
    this.#own.writer.close();
    await Promise.all([...this.#left, this.#own].map(({ log }) => log.close()));
  }

  reopen(): void {
    this.#inner.reopen?.();
  }

  state(): TransportState {
    const { space, failures } = this.#directory;
    const onDiskOnly = this.#sources.reduce((sum, { log }) => sum + log.parking.size, 0);
    const { damaged, error } = failures;
    const spool = { bytes: space.used, onDiskOnly, damaged, ...(error === undefined ? {} : { error }) };
    return { ...this.#inner.state(), spool };
  }

  // In the order of emission: the logs of ended processes first, then our own.
  get #sources(): Source[] {
    return [...this.#left, this.#own];
  }

  #newLog(): Source & { readonly writer: Writer } {
    const log = new Log(this.#directory.newLog(), this.#directory, new ParkedReceipts(this.#ledger));
    return { ...this.#source(log), writer: new Writer(log, this.#directory, this.#settings) };
  }

  #source(log: Log): Source {
    return { log, unread: new Unread(log, this.#directory.failures) };
  }

  #look(): void {
    const { failures } = this.#directory;
    if (!this.#own.writer.isFailing) failures.forgetIfOver();
    failures.attempt('read its directory', () => {
      for (const folder of this.#directory.renew()) this.#abandon(folder);
      this.#takeOver();
      for (const { log } of this.#left) if (log.isEmpty) void log.close();
      this.#left = this.#left.filter(({ log }) => !log.isClosed);
      this.#directory.measure();
    });
    this.#readBack.tryAgain();
  }

  #takeOver(): void {
    const taken = this.#directory.takeOver(MAX_AT_A_TIME);
    for (const folder of joinSmall(taken, this.#directory)) this.#takeIn(folder);
    if (taken.length < MAX_AT_A_TIME) return;
    this.#more = setImmediate(() => {
      this.#look();
    }).unref();
  }

  // A log that cannot be read now is left for the next look, by whichever process comes first.
  #takeIn(folder: string): void {
    const isRead = this.#directory.failures.attempt('read the logs of ended processes', () => {
      const log = recoverLog(folder, this.#directory, new ParkedReceipts(this.#ledger));
      this.#left.push(this.#source(log));
    });
    if (!isRead) this.#directory.giveBack(folder, false);
  }

  // This process was suspended so long that another one considered it ended.
  #abandon(folder: string): void {
    for (const { log } of this.#sources) if (log.folder === folder) log.abandon();
    this.#left = this.#left.filter(({ log }) => !log.isGone);
    if (!this.#own.log.isGone) return;
    this.#own.writer.abandon();
    this.#own = this.#newLog();
  }

  // A notification must not overtake earlier ones on the disk, which are being read back or could not be read.
  #mayHand({ parking }: Log, bytes: number): boolean {
    return !this.#readBack.isRunning && parking.size === 0 && this.#window.hasRoom(bytes);
  }

  #hand(encoded: EncodedNotification, receipt: Receipt): void {
    this.#window.enter(encoded.bytes);
    this.#inner.send(encoded, new WindowReceipt(receipt, this.#window, encoded.bytes));
  }

  #handFound(log: Log, found: Found): void {
    const receipt = log.parking.unpark(found.encoded?.eventType ?? 'unknown');
    if (found.encoded !== undefined) this.#hand(found.encoded, new SpooledReceipt(receipt, log, found));
    else {
      receipt.lose('damaged', `record ${found.sequence} of ${log.pathOf(found.segment)} cannot be read`);
      log.settle(found.segment, found.sequence);
    }
  }
}
