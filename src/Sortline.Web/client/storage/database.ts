import { openDB } from "idb";
import { Refusal, refusal } from "../reason";
import {
  type Connection,
  type Content,
  databaseVersion,
  makeStores,
  type PictureKey,
  type StoreName,
  type Writing,
} from "./schema";

const patienceMilliseconds = 5_000;

/**
 * The browser's database and the way to it: it may be forbidden, never answer, break away in mid-session, be full, or belong to a
 * newer Sortline. Whatever fails, fails with a reason for the learner.
 */
export class Database {
  readonly #name: string;
  readonly #onOutdated: () => void;
  readonly #patience: number;
  #opening: Promise<Connection> | undefined;
  #isOutdated = false;

  /** `onOutdated` is called once, when a newer Sortline wants the database or has changed it. */
  constructor(name: string, onOutdated: () => void, patience = patienceMilliseconds) {
    this.#name = name;
    this.#onOutdated = onOutdated;
    this.#patience = patience;
  }

  get isOutdated(): boolean {
    return this.#isOutdated;
  }

  /** Does something with the database. Once it is tried again, over a new connection: what was begun must not be half done. */
  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(work);
    } catch (error) {
      if (error instanceof Refusal || isFull(error)) {
        throw refusalOf(error);
      }
      console.warn("The browser's database failed. It is opened once more.", error);
    }
    try {
      return await this.#attempt(work);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /**
   * A picture, if it is there. It can be had even when a newer Sortline has taken over: then the database is opened as it is, and
   * closed at once, so that what is on the page can still be saved as a file.
   */
  async picture(key: PictureKey): Promise<Blob | undefined> {
    if (!this.#isOutdated) {
      return this.use((connection) => connection.get("pictures", key));
    }
    const connection = await openDB<Content>(this.#name);
    try {
      return await connection.get("pictures", key);
    } finally {
      connection.close();
    }
  }

  /** Stops writing for good, as a newer Sortline is there. */
  outdate(): void {
    if (!this.#isOutdated) {
      this.#isOutdated = true;
      this.close();
      this.#onOutdated();
    }
  }

  /** Closes the connection; whoever uses the database opens it again. */
  close(): void {
    this.#opening?.then(
      (connection) => connection.close(),
      () => {},
    );
    this.#opening = undefined;
  }

  async #attempt<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.#isOutdated) {
      throw refusal("storage.outdated");
    }
    const opening = (this.#opening ??= this.#open().catch((error: unknown) => {
      throw error instanceof Refusal || isFull(error) ? error : new Unopened(error);
    }));
    try {
      return await work(await opening);
    } catch (error) {
      if (!(error instanceof Refusal) && this.#opening === opening) {
        this.close(); // A connection that failed once fails for ever in some browsers.
      }
      throw this.#isOutdated ? refusal("storage.outdated") : error;
    }
  }

  async #open(): Promise<Connection> {
    let isWaiting = false;
    const opening = openDB<Content>(this.#name, databaseVersion, {
      upgrade: makeStores,
      blocked: () => (isWaiting = true),
      blocking: (_, version) => (version === null ? this.close() : this.outdate()),
      terminated: () => this.close(),
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await Promise.race([
        opening,
        new Promise<never>((_, reject) => {
          timer = setTimeout(() => {
            opening.then(
              (late) => late.close(),
              () => {},
            );
            this.#opening = undefined;
            reject(isWaiting ? refusal("storage.other-tab") : refusal("storage.blocked"));
          }, this.#patience);
        }),
      ]);
    } catch (error) {
      if (nameOf(error) === "VersionError") {
        this.outdate();
      }
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The database could not even be opened. */
class Unopened extends Error {
  constructor(cause: unknown) {
    super("The browser's database could not be opened.", { cause });
  }
}

/**
 * Puts requests into one transaction, and is done when all of them are for good; if one fails, none was done. `place` must wait
 * for nothing but requests of this transaction, and the ones it does not wait for, it hands to `quietly`.
 */
export async function transact<T, Names extends StoreName[]>(
  connection: Connection,
  stores: Names,
  place: (writing: Writing<Names>) => Promise<T>,
  durability: "strict" | "relaxed" = "relaxed",
): Promise<T> {
  const writing = connection.transaction(stores, "readwrite", { durability });
  quietly(writing.done); // It may fail before it says why.
  const ending = new Promise<void>((resolve, reject) => {
    writing.addEventListener("complete", () => resolve());
    writing.addEventListener("abort", () => reject(writing.error ?? new DOMException("It was aborted.", "AbortError")));
  });
  quietly(ending);
  try {
    const result = await place(writing);
    writing.commit(); // A page that is closed now need not live to hear of the last request.
    await ending;
    return result;
  } catch (error) {
    try {
      writing.abort();
    } catch {
      // It has ended already.
    }
    await ending.catch(() => {});
    throw error instanceof Refusal ? error : (writing.error ?? error);
  }
}

/** Leaves a request to its transaction, which fails with it. */
export function quietly(request: Promise<unknown>): void {
  request.catch(() => {});
}

/** Why, for the learner. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) {
    return error;
  }
  console.warn("The browser's database failed.", error);
  if (isFull(error)) {
    return refusal("storage.full");
  }
  return error instanceof Unopened ? refusal("storage.blocked") : refusal("storage.failed");
}

function isFull(error: unknown): boolean {
  return nameOf(error) === "QuotaExceededError";
}

function nameOf(error: unknown): unknown {
  return (error as { name?: unknown } | null | undefined)?.name;
}
