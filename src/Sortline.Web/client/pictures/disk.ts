import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Store } from "./shelf";

// A database for as long as the page is open. Its name is a lock that the page holds: whatever database nobody holds the lock
// of is what a page left behind that was closed in a hurry.

const prefix = "sortline-pictures-";

interface Content extends DBSchema {
  pictures: { key: number; value: Blob };
}

/** Opens a database of this page's own in the browser's storage. Fails where the browser keeps nothing, or has no locks (plain http). */
export async function openDisk(): Promise<Store> {
  const name = prefix + crypto.randomUUID();
  await hold(name);
  const database = await openDB<Content>(name, 1, { upgrade: (made) => void made.createObjectStore("pictures") });
  addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) {
      database.close();
      void deleteDB(name);
    }
  });
  return new Disk(database);
}

/** Deletes what other pages left behind. */
export async function wipeDisk(): Promise<void> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  if (names.length > 0) {
    const held = new Set((await navigator.locks.query()).held?.map((lock) => lock.name)); // A lock is older than its database.
    await Promise.all(names.filter((name) => !held.has(name)).map((name) => deleteDB(name)));
  }
}

/** Takes a lock that lasts as long as the page. */
function hold(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const taken = navigator.locks.request(name, () => {
      resolve();
      return new Promise(() => {});
    });
    taken.catch(reject);
  });
}

class Disk implements Store {
  readonly #database: IDBPDatabase<Content>;

  constructor(database: IDBPDatabase<Content>) {
    this.#database = database;
  }

  async put(pictures: ReadonlyMap<number, Blob>): Promise<void> {
    // What is lost when the power fails would be wiped anyway.
    const writing = this.#database.transaction("pictures", "readwrite", { durability: "relaxed" });
    await Promise.all([...[...pictures].map(([id, picture]) => writing.store.put(picture, id)), writing.done]);
  }

  get(id: number): Promise<Blob | undefined> {
    return this.#database.get("pictures", id);
  }

  async delete(ids: readonly number[]): Promise<void> {
    const deleting = this.#database.transaction("pictures", "readwrite", { durability: "relaxed" });
    await Promise.all([...ids.map((id) => deleting.store.delete(id)), deleting.done]);
  }
}
