// Packed pictures, by number: the latest in memory, and what is too much for that in a store, which the browser has on disk.

/** Keeps more than memory can hold. */
export interface Store {
  put(pictures: ReadonlyMap<number, Blob>): Promise<void>;
  get(id: number): Promise<Blob | undefined>;
  delete(ids: readonly number[]): Promise<void>;
}

/** A lesson's pictures stay in memory and leave nothing behind; only what is far more goes to disk. */
const memoryBytes = 32 << 20;

/** So much more may wait to be written. */
const waitingBytes = 8 << 20;

export class Shelf {
  readonly #open: () => Promise<Store>;
  readonly #inMemory = new Map<number, Blob>();
  readonly #stored = new Set<number>();
  #released: number[] = [];
  #bytes = 0;
  #store: Promise<Store> | undefined;
  #isRefused = false;
  #work: Promise<void> | undefined;

  /** `open` is called once there is too much for memory; if it fails, memory has to do. */
  constructor(open: () => Promise<Store>) {
    this.#open = open;
  }

  /** Takes a picture. Whoever has many waits for the promise with each, as that waits until there is room for the next. */
  async put(id: number, picture: Blob): Promise<void> {
    this.#inMemory.set(id, picture);
    this.#bytes += picture.size;
    this.#begin();
    if (this.#bytes > memoryBytes + waitingBytes) {
      await this.#work;
    }
  }

  /** A picture that was taken and not released. */
  async get(id: number): Promise<Blob> {
    const picture = this.#inMemory.get(id) ?? (this.#stored.has(id) ? await (await this.#store)?.get(id) : undefined);
    if (!picture) {
      throw new Error(`There is no picture ${id} on the shelf.`);
    }
    return picture;
  }

  /** Forgets a picture; one that is not there is passed over. */
  release(id: number): void {
    this.#forget(id);
    if (this.#stored.delete(id)) {
      this.#released.push(id);
      this.#begin();
    }
  }

  #begin(): void {
    if ((this.#bytes > memoryBytes || this.#released.length > 0) && !this.#isRefused) {
      this.#work ??= this.#carryOver().finally(() => (this.#work = undefined));
    }
  }

  async #carryOver(): Promise<void> {
    try {
      const store = await (this.#store ??= this.#open());
      while (this.#released.length > 0 || this.#bytes > memoryBytes) {
        await store.delete(this.#released.splice(0));
        const batch = this.#oldest();
        await store.put(batch);
        for (const id of batch.keys()) {
          // What was released meanwhile is written all the same, and has to go again.
          if (this.#forget(id)) {
            this.#stored.add(id);
          } else {
            this.#released.push(id);
          }
        }
      }
    } catch {
      this.#isRefused = true; // Full, or not allowed: what is in memory stays there.
    }
  }

  /** As many of the oldest as are too much. */
  #oldest(): Map<number, Blob> {
    const batch = new Map<number, Blob>();
    let bytes = this.#bytes;
    for (const [id, picture] of this.#inMemory) {
      if (bytes <= memoryBytes) {
        break;
      }
      batch.set(id, picture);
      bytes -= picture.size;
    }
    return batch;
  }

  #forget(id: number): boolean {
    this.#bytes -= this.#inMemory.get(id)?.size ?? 0;
    return this.#inMemory.delete(id);
  }
}
