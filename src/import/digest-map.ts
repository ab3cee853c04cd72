// Texts that an entry has room for at first.
const initialCapacity = 1_024;

/**
 * A map from texts to numbers that has only a digest of each text, so an entry takes about 25 bytes. A
 * `Map` of paths and hashes takes 150.
 *
 * Two texts with the same digest are one to this map. A digest has 64 bits, so two of a million texts have the
 * same one in one of 37 million maps. It depends on a random number, so the same two differ in the next map.
 */
export class DigestMap {
  readonly #seed = crypto.getRandomValues(new Uint32Array(2));
  #size = 0;
  // The digests and values of the entries, in the order in which they were added.
  #first = new Uint32Array(initialCapacity);
  #second = new Uint32Array(initialCapacity);
  #values = new Float64Array(initialCapacity);
  /** Open addressing: the number of an entry, from 1, or 0. At most half of the slots are used. */
  #slots = new Uint32Array(2 * initialCapacity);

  /** The number of entries. */
  get size(): number {
    return this.#size;
  }

  get(text: string): number | undefined {
    const entry = this.#slots[this.#slotOf(this.#digestOf(text))] ?? 0;
    return entry === 0 ? undefined : this.#values[entry - 1];
  }

  set(text: string, value: number): void {
    const digest = this.#digestOf(text);
    const slot = this.#slotOf(digest);
    const entry = this.#slots[slot] ?? 0;
    if (entry > 0) {
      this.#values[entry - 1] = value;
      return;
    }
    const at = this.#size++;
    [this.#first[at], this.#second[at]] = digest;
    this.#values[at] = value;
    this.#slots[slot] = this.#size;
    if (this.#size === this.#values.length) this.#grow();
  }

  /** The values of the entries from one number, counted from 0 as they were added, up to another. */
  values(start: number, end: number): Float64Array {
    return this.#values.subarray(start, end);
  }

  #digestOf(text: string): Digest {
    return digestOf(text, this.#seed[0] ?? 0, this.#seed[1] ?? 0);
  }

  /** The slot of a digest, or the free slot where it belongs. */
  #slotOf([first, second]: Digest): number {
    const mask = this.#slots.length - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) return slot;
      if (this.#first[entry - 1] === first && this.#second[entry - 1] === second) return slot;
    }
  }

  #grow(): void {
    const capacity = 2 * this.#values.length;
    this.#first = copied(this.#first, new Uint32Array(capacity));
    this.#second = copied(this.#second, new Uint32Array(capacity));
    this.#values = copied(this.#values, new Float64Array(capacity));
    this.#slots = new Uint32Array(2 * capacity);
    for (let at = 0; at < this.#size; at++) {
      const digest: Digest = [this.#first[at] ?? 0, this.#second[at] ?? 0];
      this.#slots[this.#slotOf(digest)] = at + 1;
    }
  }
}

function copied<List extends Uint32Array | Float64Array>(from: List, to: List): List {
  to.set(from);
  return to;
}

/** Two numbers of 32 bits. */
type Digest = readonly [first: number, second: number];

/** A digest of 53 bits that is the same in every map. It is not negative. */
export function numberOf(text: string): number {
  const [first, second] = digestOf(text, 0, 0);
  return (first & 0x1f_ffff) * 2 ** 32 + second;
}

// Not cryptographic, since `crypto.subtle` takes 10 us for each text. Both halves are mixed with each other, so that
// neither repeats what the other one has.
function digestOf(text: string, seed: number, otherSeed: number): Digest {
  let first = seed ^ text.length;
  let second = otherSeed ^ 0x2545_f491;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = (rotated(Math.imul(first ^ unit, 0x9e37_79b1), 15) + second) | 0;
    second = rotated(Math.imul(second ^ unit, 0x85eb_ca77), 13) ^ first;
  }
  first = (mixed(first) + second) | 0;
  second = mixed(second) ^ first;
  return [mixed(first) >>> 0, mixed(second) >>> 0];
}

function rotated(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

// The finalizer of MurmurHash3, which makes each bit depend on all others.
function mixed(bits: number): number {
  let result = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  result = Math.imul(result ^ (result >>> 13), 0xc2b2_ae35);
  return result ^ (result >>> 16);
}
