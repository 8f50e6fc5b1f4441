import { type PictureKey, textOf } from "../storage/schema";

// Packed pictures, by number: the latest in memory, and what is too much for that in a store, which the browser has on disk.
// There too lie the pictures of projects, of which memory may forget what it likes.

/** Keeps more than memory can hold. */
export interface Store {
  put(pictures: ReadonlyMap<PictureKey, Blob>): Promise<void>;
  get(key: PictureKey): Promise<Blob | undefined>;
  delete(keys: readonly PictureKey[]): Promise<void>;
}

/** A lesson's pictures stay in memory; only what is far more goes to disk. */
const memoryBytes = 32 << 20;

/** So much more may wait to be written. */
const waitingBytes = 8 << 20;

export class Shelf {
  readonly #page: string;
  readonly #store: Store;
  readonly #inMemory = new Map<number, Blob>();
  readonly #stored = new Map<number, PictureKey>();
  /** Those that a project has: they are not this page's to delete. */
  readonly #kept = new Set<number>();
  readonly #adopted = new Set<string>();
  #released: PictureKey[] = [];
  #bytes = 0;
  #isRefused = false;
  #work: Promise<void> | undefined;

  /** `page` is this page's part of a picture's key. The store is used once there is too much for memory; if it fails, memory has to do. */
  constructor(page: string, store: Store) {
    this.#page = page;
    this.#store = store;
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

  /** Takes a picture that a project has, and that lies in the store. */
  adopt(id: number, key: PictureKey): void {
    this.#stored.set(id, key);
    this.#kept.add(id);
    this.#adopted.add(textOf(key));
  }

  /** Whether a picture was taken over from a project, be it released since. */
  hasAdopted(key: PictureKey): boolean {
    return this.#adopted.has(textOf(key));
  }

  /** A picture that was taken and not released. */
  async get(id: number): Promise<Blob> {
    const key = this.#stored.get(id);
    const picture = this.#inMemory.get(id) ?? (key && (await this.#store.get(key)));
    if (!picture) {
      throw new Error(`There is no picture ${id} on the shelf.`);
    }
    return picture;
  }

  /** The key under which the store has a picture, or will have it. */
  keyOf(id: number): PictureKey {
    return this.#stored.get(id) ?? [this.#page, id];
  }

  /** Whether the store has a picture. */
  isStored(id: number): boolean {
    return this.#stored.has(id);
  }

  /** Notes that a project is to have a picture: from now on it stays in the store once it is there. */
  keep(id: number): void {
    this.#kept.add(id);
  }

  /** Notes that somebody else has put a picture into the store. */
  noteStored(id: number): void {
    this.#stored.set(id, this.keyOf(id));
    this.#begin();
  }

  /** Forgets a picture; one that is not there is passed over. */
  release(id: number): void {
    this.#forget(id);
    const key = this.#stored.get(id);
    this.#stored.delete(id);
    if (key && !this.#kept.has(id)) {
      this.#released.push(key);
      this.#begin();
    }
  }

  #begin(): void {
    for (const id of this.#bytes > memoryBytes ? [...this.#inMemory.keys()] : []) {
      if (this.#bytes > memoryBytes && this.#stored.has(id)) {
        this.#forget(id);
      }
    }
    if ((this.#bytes > memoryBytes || this.#released.length > 0) && !this.#isRefused) {
      this.#work ??= this.#carryOver().finally(() => (this.#work = undefined));
    }
  }

  async #carryOver(): Promise<void> {
    try {
      while (this.#released.length > 0 || this.#bytes > memoryBytes) {
        const released = this.#released.splice(0);
        if (released.length > 0) {
          await this.#store.delete(released);
        }
        const batch = this.#oldest();
        if (batch.size > 0) {
          await this.#store.put(new Map([...batch].map(([id, picture]) => [this.keyOf(id), picture])));
        }
        for (const id of batch.keys()) {
          // What was released meanwhile is written all the same, and has to go again, unless a project has it.
          if (this.#forget(id)) {
            this.#stored.set(id, this.keyOf(id));
          } else if (!this.#kept.has(id)) {
            this.#released.push(this.keyOf(id));
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
