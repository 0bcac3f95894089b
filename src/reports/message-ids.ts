const WORDS = 4; // of 32 bits each in a UUID
const FULLEST = 0.75;
const UUID_LENGTH = 36;
const DASHES: readonly number[] = [8, 13, 18, 23];
const DASH = 0x2d;

const NONE = 16;
/** The value of each character of a UUID; `NONE` for other characters. */
const digits = new Uint8Array(256).fill(NONE);
for (let digit = 0; digit < 16; digit++) digits[digit.toString(16).charCodeAt(0)] = digit;

/**
 * All ids seen so far, since a file may be passed twice. A UUID takes 21 to 43 bytes: this is an open hash table of
 * their bits, where a `Set` of strings would take a hundred.
 */
export class MessageIds {
  #slots = new Uint32Array(WORDS * 1024);
  #count = 0;
  readonly #others = new Set<string>();
  readonly #words = new Uint32Array(WORDS);

  /** Adds an id and returns whether it is new. */
  add(id: string): boolean {
    // A zero slot is free, so the UUID of zeros is stored elsewhere.
    const isUuid = readUuid(id, this.#words) && !isFree(this.#words, 0);
    return isUuid ? this.#addWords() : this.#addOther(id);
  }

  #addOther(id: string): boolean {
    const isNew = !this.#others.has(id);
    this.#others.add(id);
    return isNew;
  }

  #addWords(): boolean {
    if (this.#count >= (this.#slots.length / WORDS) * FULLEST) this.#grow();
    if (!put(this.#slots, this.#words)) return false;
    this.#count++;
    return true;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    const words = new Uint32Array(WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      copy(old, at, words, 0);
      if (!isFree(words, 0)) put(this.#slots, words);
    }
  }
}

/** Returns whether the words are new. */
function put(slots: Uint32Array, words: Uint32Array): boolean {
  const slot = slotOf(slots, words);
  const isNew = isFree(slots, slot);
  if (isNew) copy(words, 0, slots, slot);
  return isNew;
}

// A subarray of the four, or `set`, would take longer than all the rest.
function copy(from: Uint32Array, at: number, to: Uint32Array, place: number): void {
  for (let word = 0; word < WORDS; word++) to[place + word] = from[at + word] ?? 0;
}

/**
 * Reads the bits of a lower-case UUID and returns whether it is one. Character by character: substrings would be
 * garbage.
 */
function readUuid(id: string, words: Uint32Array): boolean {
  if (id.length !== UUID_LENGTH) return false;
  for (const at of DASHES) if (id.charCodeAt(at) !== DASH) return false;
  let read = 0;
  for (let at = 0; at < UUID_LENGTH; at++) {
    const code = id.charCodeAt(at);
    if (code === DASH) continue;
    const digit = digits[code] ?? NONE;
    if (digit === NONE) return false;
    const word = read++ >> 3;
    words[word] = ((words[word] ?? 0) << 4) | digit;
  }
  return read === 8 * WORDS;
}

/** Returns the position of the words, or the free slot for them. */
function slotOf(slots: Uint32Array, words: Uint32Array): number {
  let at = (hashOf(words) * WORDS) & (slots.length - 1);
  while (!isFree(slots, at) && !isSame(slots, at, words)) at = (at + WORDS) & (slots.length - 1);
  return at;
}

// Not every UUID is random: each word counts.
function hashOf(words: Uint32Array): number {
  let hash = 0;
  for (const word of words) hash = Math.imul(hash ^ word ^ (hash >>> 15), 0x9e3779b1);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function isFree(slots: Uint32Array, at: number): boolean {
  return slots[at] === 0 && slots[at + 1] === 0 && slots[at + 2] === 0 && slots[at + 3] === 0;
}

function isSame(slots: Uint32Array, at: number, words: Uint32Array): boolean {
  return (
    slots[at] === words[0] &&
    slots[at + 1] === words[1] &&
    slots[at + 2] === words[2] &&
    slots[at + 3] === words[3]
  );
}
