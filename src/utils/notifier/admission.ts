// Admits notifications to a transport, up to the limits of what may be pending in memory. Anonymous failures get only a
// part of it: anybody can cause as many as they like, for example by wrong passwords.
import type { EncodedNotification } from '../notification/envelope.ts';
import { warn } from '../runtime/warnings.ts';
import type { LossReason } from '../api/loss.ts';
import type { TransportState } from '../api/transport-state.ts';
import type { Receipt } from './ledger.ts';
import { ANONYMOUS_SHARE, isAnonymous, Occurrences } from './occurrences.ts';

export interface AdmissionLimits {
  readonly maxPending: number;
  readonly maxPendingBytes: number;
}

/** Takes an admitted notification. `release` is to be called once, when it is no longer pending. */
type Take = (encoded: EncodedNotification, receipt: Receipt, release: () => void) => void;

export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #take: Take;
  /** The name of the destination, for warnings. */
  readonly #label: () => string;
  readonly #occurrences = new Occurrences();
  #pending = 0;
  #pendingBytes = 0;
  #folded = 0;

  constructor(limits: AdmissionLimits, label: () => string, take: Take) {
    this.#limits = limits;
    this.#label = label;
    this.#take = take;
  }

  get pending(): number {
    return this.#pending;
  }

  get state(): Pick<TransportState, 'pendingBytes' | 'folded'> {
    return { pendingBytes: this.#pendingBytes, ...(this.#folded > 0 && { folded: this.#folded }) };
  }

  /** Admits a notification, folds it into an identical one, or loses it as `overflow`. */
  offer(encoded: EncodedNotification, receipt: Receipt): void {
    if (this.#hasRoom(encoded, receipt.isOnDisk === true)) this.#admit(encoded, receipt);
    else this.#fold(encoded, receipt);
  }

  /** Loses the notifications that are folded. */
  lose(reason: LossReason, detail: string): void {
    this.#occurrences.lose(reason, detail);
  }

  #admit(encoded: EncodedNotification, receipt: Receipt): void {
    this.#hold(1, encoded.bytes);
    this.#take(encoded, receipt, () => {
      this.#hold(-1, -encoded.bytes);
      if (this.#occurrences.size > 0) this.#unfold();
    });
  }

  #hasRoom(encoded: EncodedNotification, isOnDisk: boolean): boolean {
    const { maxPending, maxPendingBytes } = this.#limits;
    const [count, bytes] = [this.#pending + 1, this.#pendingBytes + encoded.bytes];
    if (count > maxPending || bytes > maxPendingBytes) return false;
    const isWithinShare = count <= maxPending * ANONYMOUS_SHARE && bytes <= maxPendingBytes * ANONYMOUS_SHARE;
    return isWithinShare || isOnDisk || !isAnonymous(encoded);
  }

  #fold(encoded: EncodedNotification, receipt: Receipt): void {
    if (!isAnonymous(encoded) || !this.#occurrences.add(encoded, receipt)) {
      receipt.lose('overflow', `queue full: ${this.#pending} notifications pending`, encoded);
      return;
    }
    this.#folded++;
    warn(`folded ${this.#label()}`, 'no room for more failures of unknown users: identical ones are folded');
  }

  // Only when a tenth of their share is free: otherwise each that leaves would admit one more.
  #unfold(): void {
    const { maxPending, maxPendingBytes } = this.#limits;
    const most = 0.9 * ANONYMOUS_SHARE;
    if (this.#pending > maxPending * most || this.#pendingBytes > maxPendingBytes * most) return;
    for (const { encoded, receipt } of this.#occurrences.takeAll()) this.#admit(encoded, receipt);
  }

  #hold(count: number, bytes: number): void {
    this.#pending += count;
    this.#pendingBytes += bytes;
  }
}
