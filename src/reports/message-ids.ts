const WORDS = 4; // 32 bits each make a UUID
const FULLEST = 0.75;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The ids that came, all of them, since a file may be given twice. An id that is a UUID takes 21 to 43 bytes: an open
 * hash table of their bits, where a `Set` of texts would take a hundred.
 */
export class MessageIds {
  #slots = new Uint32Array(WORDS * 1024);
  #count = 0;
  readonly #others = new Set<string>();
  readonly #words = new Uint32Array(WORDS);

  /** Whether it did not come before. */
  add(id: string): boolean {
    if (!UUID.test(id)) return this.#addOther(id);
    const hex = id.replaceAll('-', '');
    for (let word = 0; word < WORDS; word++)
      this.#words[word] = Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16);
    // No bits at all mark a slot that is free.
    return this.#words.every((word) => word === 0) ? this.#addOther(id) : this.#addWords();
  }

  #addOther(id: string): boolean {
    const isNew = !this.#others.has(id);
    this.#others.add(id);
    return isNew;
  }

  #addWords(): boolean {
    if (this.#count >= (this.#slots.length / WORDS) * FULLEST) this.#grow();
    const slot = slotOf(this.#slots, this.#words);
    if (!isFree(this.#slots, slot)) return false;
    this.#slots.set(this.#words, slot);
    this.#count++;
    return true;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS) {
      const words = old.subarray(at, at + WORDS);
      if (!isFree(old, at)) this.#slots.set(words, slotOf(this.#slots, words));
    }
  }
}

/** Where the words are, or where they belong. */
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
