import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { collectGarbage } from "../storage/garbage";
import { Database } from "../storage/database";
import { Names, makePageName, takeLock } from "../storage/page";
import { Ownership } from "../storage/ownership";
import { type Change, type PicturesHere, type PictureToStore, ProjectStore } from "../storage/project-store";
import type { Content, KeptRecord, PictureKey } from "../storage/schema";

// A browser with nothing in it, and pages that are opened in it.

export const names = new Names("/sub/path/");

let pages: Page[] = [];
let alive: ReturnType<typeof setInterval> | undefined;
let lastTime = 1_700_000_000_000;

/** Forgets all that was, so that tests do not see each other. */
export function clearBrowser(): void {
  pages.forEach((page) => page.leave());
  pages = [];
  clearInterval(alive);
  alive = undefined;
  globalThis.indexedDB = new IDBFactory();
}

/** The browser's locks: the same for all pages, each of which sees them through its own manager. */
export class FakeLocks {
  readonly #queues = new Map<string, Taking[]>();

  manager(page: object): LockManager {
    const request = (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown): Promise<unknown> =>
      this.#request(page, name, options, callback);
    return { request, query: () => Promise.resolve(this.#query()) } as LockManager;
  }

  /** A page is gone. */
  drop(page: object): void {
    for (const [name, queue] of this.#queues) {
      this.#queues.set(
        name,
        queue.filter((taking) => taking.page !== page),
      );
      this.#next(name);
    }
  }

  #request(page: object, name: string, options: LockOptions, callback: (lock: Lock | null) => unknown): Promise<unknown> {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    return new Promise((resolve, reject) => {
      const taking: Taking = { page, isHeld: false, run: () => {}, reject };
      taking.run = () => {
        taking.isHeld = true;
        void Promise.resolve()
          .then(() => callback({ name, mode: "exclusive" }))
          .then(resolve, reject)
          .finally(() => this.#remove(name, taking));
      };
      if (options.ifAvailable && queue.length > 0) {
        resolve(Promise.resolve(callback(null)));
        return;
      }
      if (options.steal) {
        queue.filter(({ isHeld }) => isHeld).forEach(({ reject }) => reject(new DOMException("It was stolen.", "AbortError")));
        this.#queues.set(name, [taking, ...queue.filter(({ isHeld }) => !isHeld)]);
        taking.run();
        return;
      }
      options.signal?.addEventListener("abort", () => {
        if (!taking.isHeld) {
          this.#remove(name, taking);
          reject(options.signal!.reason as Error);
        }
      });
      queue.push(taking);
      this.#next(name);
    });
  }

  #remove(name: string, taking: Taking): void {
    this.#queues.set(
      name,
      this.#queues.get(name)!.filter((other) => other !== taking),
    );
    this.#next(name);
  }

  #next(name: string): void {
    const [first] = this.#queues.get(name)!;
    if (first && !first.isHeld) {
      first.run();
    }
  }

  #query(): LockManagerSnapshot {
    const all = [...this.#queues].flatMap(([name, queue]) => queue.map(({ isHeld }) => ({ name, isHeld })));
    return { held: all.filter(({ isHeld }) => isHeld), pending: all.filter(({ isHeld }) => !isHeld) };
  }
}

interface Taking {
  readonly page: object;
  isHeld: boolean;
  run: () => void;
  readonly reject: (reason: Error) => void;
}

/** Pictures of a page: what they are is a byte. */
class FakePictures implements PicturesHere {
  readonly #page: string;
  readonly #here = new Map<number, { readonly key: PictureKey; png?: Blob }>();
  readonly adopted = new Set<string>();
  #lastId = 0;

  constructor(page: string) {
    this.#page = page;
  }

  take(byte: number): number {
    this.#here.set(++this.#lastId, { key: [this.#page, this.#lastId], png: new Blob([new Uint8Array([byte])]) });
    return this.#lastId;
  }

  release(id: number): void {
    this.#here.delete(id);
  }

  keyOf(id: number): PictureKey {
    return this.#here.get(id)!.key;
  }

  async toStore(id: number): Promise<PictureToStore | undefined> {
    await new Promise((resolve) => setTimeout(resolve)); // It takes a while to pack one.
    return this.#here.get(id);
  }

  noteStored(pictures: ReadonlyMap<number, PictureToStore>): void {
    for (const [id, { key }] of pictures) {
      if (this.#here.has(id)) {
        this.#here.set(id, { key });
      }
    }
  }

  adopt(key: PictureKey): number {
    this.adopted.add(key.join());
    this.#here.set(++this.#lastId, { key });
    return this.#lastId;
  }
}

export interface PageOptions {
  /** Those of the browser; without, the page is on plain http. */
  readonly locks?: FakeLocks;
  readonly now?: number;
  /** How long it waits for others, in milliseconds. */
  readonly patience?: number;
}

/** A page of Sortline. */
export class Page {
  readonly name: string;
  readonly pictures: FakePictures;
  readonly database: Database;
  readonly store: ProjectStore;
  /** What other pages did, in words. */
  readonly happened: string[] = [];
  readonly channel = new BroadcastChannel(names.database);
  readonly #locks: FakeLocks | undefined;
  readonly #manager: LockManager | undefined;
  #isAsleep = false;
  #isLeft = false;

  constructor({ locks, now = lastTime, patience = 10_000 }: PageOptions = {}) {
    this.name = makePageName(now);
    this.pictures = new FakePictures(this.name);
    this.#locks = locks;
    this.#manager = locks?.manager(this);
    (this.channel as unknown as { unref(): void }).unref();
    this.database = new Database(names.database, () => this.happened.push("outdated"), patience);
    this.store = new ProjectStore(
      {
        database: this.database,
        page: this.name,
        ownership: (finish) =>
          new Ownership({
            names,
            locks: this.#manager,
            channel: this.#heard(),
            finish,
            onTakenOver: (project) => this.happened.push(`taken over: ${project}`),
            onListChanged: () => this.happened.push("list"),
            onNewer: () => this.database.outdate(),
            patience,
          }),
      },
      this.pictures,
      () => ++lastTime,
    );
    if (this.#manager) {
      void takeLock(this.#manager, names.page(this.name), {});
    }
    pages.push(this);
    alive ??= setInterval(() => {}, 1_000); // Node ends when nothing is left but signals that wait.
  }

  /** All that happened but for changes of the list. */
  get news(): string[] {
    return this.happened.filter((word) => word !== "list");
  }

  /** Hears nothing any more. */
  sleep(): void {
    this.#isAsleep = true;
  }

  leave(): void {
    this.#isLeft = true;
    this.channel.close();
    this.database.close();
    this.#locks?.drop(this);
  }

  collectGarbage(now = lastTime): Promise<void> {
    return collectGarbage({
      database: this.database,
      names,
      locks: this.#manager,
      page: this.name,
      isKnown: (key) => this.pictures.adopted.has(key.join()),
      now,
    });
  }

  write(project: string, change: Partial<Omit<Change, "project">>): Promise<void> {
    return this.store.write({
      project,
      header: null,
      cover: 0,
      isStrict: false,
      isChange: true,
      put: [],
      deleted: [],
      ...change,
    });
  }

  /** The records of a project, in words. */
  async read(project: string): Promise<string[] | undefined> {
    return (await this.store.open(project, false))?.records.map(wordsOf);
  }

  #heard(): BroadcastChannel {
    const { channel } = this;
    return {
      postMessage: (word: unknown) => this.#isLeft || channel.postMessage(word),
      addEventListener: (_: string, listener: (event: MessageEvent) => void) =>
        channel.addEventListener("message", (event) => this.#isAsleep || listener(event)),
    } as unknown as BroadcastChannel;
  }
}

export function record(kind: string, id: number, says = "", picture = 0, bytes: number[] = []): Change["put"][number] {
  return { kind, id, data: { says }, picture, bytes: new Uint8Array(bytes) };
}

export function wordsOf({ kind, id, data, picture, bytes }: KeptRecord): string {
  const { says } = data as { says: string };
  return [`${kind} ${id}`, says, picture && `picture ${picture[1]}`, bytes && `bytes ${bytes.join()}`].filter(Boolean).join(", ");
}

/** What lies in the database, whoever put it there. */
export async function look<Name extends "projects" | "records" | "pictures">(
  store: Name,
): Promise<{ key: unknown; value: Content[Name]["value"] }[]> {
  const connection = await openDB<Content>(names.database);
  const reading = connection.transaction(store);
  const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
  connection.close();
  return keys.map((key, i) => ({ key, value: values[i]! }));
}

/** Puts something into the database past the page. */
export async function meddle(store: "projects" | "records", value: unknown): Promise<void> {
  const connection = await openDB<Content>(names.database);
  await connection.put(store, value as never);
  connection.close();
}

/** Until everything that was begun is done. */
export function settled(milliseconds = 120): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
