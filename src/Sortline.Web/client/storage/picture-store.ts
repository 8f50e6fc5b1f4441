import type { Store } from "../pictures/shelf";
import { type Database, quietly, transact } from "./database";
import type { PictureKey } from "./schema";

/** The database's pictures, for those that are too many for memory. */
export class PictureStore implements Store {
  readonly #database: Database;
  readonly #begun: () => Promise<void>;

  /** `begun` is waited for before a picture is written: others then know that this page is alive. */
  constructor(database: Database, begun: () => Promise<void>) {
    this.#database = database;
    this.#begun = begun;
  }

  async put(pictures: ReadonlyMap<PictureKey, Blob>): Promise<void> {
    await this.#begun();
    await this.#write((store) => pictures.forEach((picture, key) => quietly(store.put(picture, key))));
  }

  get(key: PictureKey): Promise<Blob | undefined> {
    return this.#database.picture(key);
  }

  delete(keys: readonly PictureKey[]): Promise<void> {
    return this.#write((store) => keys.forEach((key) => quietly(store.delete(key))));
  }

  #write(place: (store: PicturesWriting) => void): Promise<void> {
    return this.#database.use((connection) =>
      transact(connection, ["pictures"], async (writing) => place(writing.objectStore("pictures"))),
    );
  }
}

interface PicturesWriting {
  put(picture: Blob, key: PictureKey): Promise<unknown>;
  delete(key: PictureKey): Promise<unknown>;
}
