import { deleteDB } from "idb";
import { type Database, quietly, transact } from "./database";
import { beginOf, type Names } from "./page";
import { isPictureKey, isProject, type PictureKey, recordsOf, textOf } from "./schema";

// What nobody needs any more: projects that were deleted by pages that are gone, and pictures in no project that such pages took.

const dayMilliseconds = 24 * 60 * 60 * 1000;
const oldPrefix = "sortline-pictures-";

export interface GarbageOptions {
  readonly database: Database;
  readonly names: Names;
  readonly locks: LockManager | undefined;
  /** This page. */
  readonly page: string;
  /** Whether this page knows a picture: it may need it again, although no record names it. */
  readonly isKnown: (key: PictureKey) => boolean;
  readonly now: number;
}

/** Deletes for good what nobody needs any more; does nothing where nothing was ever kept. */
export async function collectGarbage(options: GarbageOptions): Promise<void> {
  const { database, names, page, isKnown } = options;
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === names.database)) {
    return;
  }
  const { isGone, isAlone } = await livingPages(options);
  await database.use((connection) =>
    transact(connection, ["projects", "records", "pictures"], async (writing) => {
      const projects = writing.objectStore("projects");
      const records = writing.objectStore("records");
      const pictures = writing.objectStore("pictures");
      for (const project of (await projects.getAll()) as unknown[]) {
        if (isProject(project) && project.deletedAt !== undefined && isGone(project.owner)) {
          quietly(projects.delete(project.id));
          quietly(records.delete(recordsOf(project.id)));
        }
      }
      // Other pages may have taken an example out, and may still put it back.
      if (!isAlone) {
        return;
      }
      const named = new Set<string>();
      for (const project of (await projects.getAll()) as unknown[]) {
        if (isProject(project) && project.cover) {
          named.add(textOf(project.cover));
        }
      }
      let cursor = await records.index("picture").openKeyCursor(null, "nextunique");
      while (cursor) {
        named.add(textOf(cursor.key));
        cursor = await cursor.continue();
      }
      for (const key of (await pictures.getAllKeys()) as unknown[]) {
        if (isPictureKey(key) && !named.has(textOf(key)) && key[0] !== page && isGone(key[0]) && !isKnown(key)) {
          quietly(pictures.delete(key));
        }
      }
    }),
  );
}

/** Deletes the databases in which earlier releases kept the pictures of one page load. */
export async function wipeOldDatabases(locks: LockManager | undefined): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? [];
  const names = databases.flatMap(({ name }) => (name?.startsWith(oldPrefix) ? [name] : []));
  if (names.length > 0) {
    const held = new Set((await locks?.query())?.held?.map((lock) => lock.name)); // A lock is older than its database.
    await Promise.all(names.filter((name) => !held.has(name)).map((name) => deleteDB(name)));
  }
}

interface LivingPages {
  readonly isGone: (page: string) => boolean;
  readonly isAlone: boolean;
}

async function livingPages({ names, locks, page, now }: GarbageOptions): Promise<LivingPages> {
  if (!locks) {
    return { isGone: (other) => other !== page && !(now - beginOf(other) < dayMilliseconds), isAlone: true };
  }
  const prefix = names.page("");
  const { held = [], pending = [] } = await locks.query();
  const living = new Set([...held, ...pending].flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : [])));
  living.delete(names.page(page));
  return { isGone: (other) => other !== page && !living.has(names.page(other)), isAlone: living.size === 0 };
}
