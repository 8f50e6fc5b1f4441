import { refusal } from "../reason";
import { type Database, quietly, transact } from "./database";
import type { Hold, Ownership } from "./ownership";
import {
  type Connection,
  isProject,
  isRecord,
  type KeptProject,
  type KeptRecord,
  type PictureKey,
  projectFormat,
  recordsOf,
} from "./schema";

/** So many records are read, copied or written at a time. */
const batchLength = 100;

/** One act of teaching has no more pictures than this: it is to be kept even if the page is closed right after. */
const mostUrgent = 4;

/** The pictures of this page, by their numbers here. */
export interface PicturesHere {
  /**
   * Says under which key a picture is kept from now on, and gives its PNG if it has to be written; nothing if it was released.
   * If it is urgent, the PNG is made at once, though the page stands still for it.
   */
  toStore(picture: number, isUrgent: boolean): Promise<PictureToStore | undefined>;
  /** Notes that pictures were written. */
  noteStored(pictures: ReadonlyMap<number, PictureToStore>): void;
  /** Gives a picture that is kept a number here. */
  adopt(key: PictureKey): number;
}

export interface PictureToStore {
  readonly key: PictureKey;
  readonly png?: Blob;
}

/** What is to change in a project. Pictures by their numbers here, 0 for none. */
export interface Change {
  readonly project: string;
  readonly header: object | null;
  readonly cover: number;
  readonly isStrict: boolean;
  /** Whether it counts as the project's last change. */
  readonly isChange: boolean;
  readonly put: ChangedRecord[];
  readonly deleted: (readonly [kind: string, id: number])[];
}

export interface ChangedRecord {
  readonly kind: string;
  readonly id: number;
  readonly data: object;
  readonly picture: number;
  readonly bytes: Uint8Array;
}

export interface ListedProject {
  readonly id: string;
  readonly header: object;
  /** 0 if it has none. */
  readonly cover: number;
  readonly changedAt: number;
  readonly isElsewhere: boolean;
  readonly isDeleted: boolean;
}

export interface OpenedProject {
  readonly header: object;
  readonly isReadOnly: boolean;
  readonly records: KeptRecord[];
}

/** How a project is found that this page had let go of. */
export type Resumption = "as-left" | "changed" | "elsewhere" | "gone";

/** The projects in the browser's database, as this page may see and write them. */
export class ProjectStore {
  readonly #database: Database;
  readonly #ownership: Ownership;
  readonly #pictures: PicturesHere;
  readonly #page: string;
  readonly #now: () => number;
  /** The last of what is to be written of each project. */
  readonly #tails = new Map<string, Promise<void>>();

  constructor(
    {
      database,
      ownership,
      page,
    }: { database: Database; ownership: (finish: (project: string) => Promise<void>) => Ownership; page: string },
    pictures: PicturesHere,
    now: () => number = Date.now,
  ) {
    this.#database = database;
    this.#ownership = ownership((project) => this.#finish(project));
    this.#pictures = pictures;
    this.#page = page;
    this.#now = now;
  }

  /** All projects, the one that changed last first. */
  async list(): Promise<ListedProject[]> {
    const found: unknown[] = await this.#database.use((connection) => connection.getAll("projects"));
    const isElsewhere = await this.#ownership.elsewhere();
    return found
      .filter((project): project is KeptProject => isProject(project) || warn("project", project))
      .sort((a, b) => b.changedAt - a.changedAt)
      .map(({ id, header, cover, changedAt, deletedAt }) => ({
        id,
        header,
        cover: cover ? this.#pictures.adopt(cover) : 0,
        changedAt,
        isElsewhere: isElsewhere(id),
        isDeleted: deletedAt !== undefined,
      }));
  }

  /** Reads a project, and holds it if it can be had. */
  async open(id: string, takeOver: boolean): Promise<OpenedProject | undefined> {
    const wasHeld = this.#ownership.find(id) !== undefined;
    const hold = await this.#ownership.hold(id, takeOver);
    if (hold) {
      hold.isOpening = true;
    }
    try {
      const opened = await this.#read(id, hold);
      if (!opened && !wasHeld) {
        await this.#ownership.release(id, hold);
      }
      return opened;
    } catch (error) {
      if (!wasHeld) {
        await this.#ownership.release(id, hold);
      }
      throw error;
    } finally {
      if (hold) {
        hold.isOpening = false;
      }
    }
  }

  /** Writes a change, all or nothing, after all that was to be written of the project before. */
  write(change: Change): Promise<void> {
    const packing = this.#pack(change);
    quietly(packing);
    return this.#inTurn(change.project, async () => this.#put(change, await packing));
  }

  /** Lets go of a project, once all is written. */
  close(id: string): Promise<void> {
    return this.#inTurn(id, () => this.#ownership.release(id));
  }

  /** Holds a project again that this page let go of. What the page still knows of it holds good only if it is "as-left". */
  resume(id: string): Promise<Resumption> {
    return this.#inTurn(id, async () => {
      const hold = await this.#ownership.hold(id);
      if (!hold) {
        return "elsewhere";
      }
      hold.isMade = true; // Whatever fails now, a later write must not make a new project of what changed alone.
      const project: unknown = await this.#database.use((connection) => connection.get("projects", id));
      if (!isProject(project) || project.deletedAt !== undefined) {
        return "gone";
      }
      return project.owner === this.#page ? "as-left" : "changed";
    });
  }

  /** Copies a project as it is kept; the pictures are shared. */
  async duplicate(id: string, copy: string, header: object): Promise<void> {
    await this.#database.use((connection) =>
      transact(connection, ["projects", "records"], async (writing) => {
        const projects = writing.objectStore("projects");
        const project = checked(await projects.get(id));
        const records = writing.objectStore("records");
        let last: KeptRecord | undefined;
        do {
          const batch = await records.getAll(recordsOf(id, last), batchLength);
          last = batch.length === batchLength ? batch.at(-1) : undefined;
          batch.forEach((record) => quietly(records.put({ ...record, project: copy })));
        } while (last);
        const { cover, format } = project;
        quietly(projects.add({ id: copy, header, cover, changedAt: this.#now(), owner: this.#page, format }));
      }),
    );
    this.#ownership.tellList();
  }

  /** Puts another header on a project. */
  rename(id: string, header: object, isChange: boolean): Promise<void> {
    return this.#alter(id, (project) => ({
      ...project,
      header,
      changedAt: isChange ? this.#now() : project.changedAt,
      owner: this.#page,
    }));
  }

  /** Marks a project as deleted. It goes for good once this page is left, at the start of another. */
  delete(id: string): Promise<void> {
    return this.#alter(id, (project) => ({ ...project, deletedAt: this.#now(), owner: this.#page }));
  }

  /** Takes the mark off again. */
  restore(id: string): Promise<void> {
    return this.#alter(id, ({ header, cover, changedAt, format }) => ({
      id,
      header,
      cover,
      changedAt,
      owner: this.#page,
      format,
    }));
  }

  async #read(id: string, hold: Hold | undefined): Promise<OpenedProject | undefined> {
    if (hold && !(await this.#own(id, hold))) {
      return undefined;
    }
    const { project, records } = await this.#database.use((connection) => readAll(connection, id));
    if (!isProject(project) || project.deletedAt !== undefined) {
      return undefined;
    }
    return { header: checked(project).header, isReadOnly: this.#ownership.find(id) === undefined, records };
  }

  /** Signs a project with this page's name; from then on another page's writes of it fail. */
  async #own(id: string, hold: Hold): Promise<boolean> {
    return this.#database.use((connection) =>
      transact(connection, ["projects"], async (writing) => {
        const projects = writing.objectStore("projects");
        const project = await projects.get(id);
        if (!isProject(project) || project.deletedAt !== undefined) {
          return false;
        }
        if (this.#ownership.find(id) === hold) {
          quietly(projects.put({ ...checked(project), owner: this.#page }));
        }
        hold.isMade = true;
        return true;
      }),
    );
  }

  // The PNGs are made before, as a transaction ends that waits for anything else.
  async #pack({ cover, put }: Change): Promise<ReadonlyMap<number, PictureToStore>> {
    const packed = new Map<number, PictureToStore>();
    const pictures = new Set([cover, ...put.map((record) => record.picture)]);
    pictures.delete(0);
    for (const picture of pictures) {
      const toStore = await this.#pictures.toStore(picture, pictures.size <= mostUrgent);
      if (toStore) {
        packed.set(picture, toStore);
      } else {
        console.warn(`Picture ${picture} was released before it was kept.`);
      }
    }
    return packed;
  }

  async #put(change: Change, pictures: ReadonlyMap<number, PictureToStore>): Promise<void> {
    const { project: id, header, cover, isStrict, isChange, put, deleted } = change;
    const held = this.#ownership.find(id);
    const hold = await this.#ownership.hold(id);
    if (!hold) {
      throw refusal("storage.taken-over");
    }
    try {
      await this.#database.use((connection) =>
        transact(
          connection,
          ["projects", "records", "pictures"],
          async (writing) => {
            const projects = writing.objectStore("projects");
            const before = this.#writable(await projects.get(id), hold);
            const at = (picture: number): PictureKey | undefined => pictures.get(picture)?.key;
            quietly(
              projects.put({
                ...before,
                id,
                header: header ?? before?.header ?? {},
                cover: (header ? at(cover) : before?.cover) ?? null,
                changedAt: before && !isChange ? before.changedAt : this.#now(),
                owner: this.#page,
                format: projectFormat,
              }),
            );
            for (const { key, png } of pictures.values()) {
              if (png) {
                quietly(writing.objectStore("pictures").put(png, key));
              }
            }
            const records = writing.objectStore("records");
            deleted.forEach(([kind, record]) => quietly(records.delete([id, kind, record])));
            for (const [i, { kind, id: record, data, picture, bytes }] of put.entries()) {
              const key = at(picture);
              const putting = records.put({
                project: id,
                kind,
                id: record,
                data,
                ...(key && { picture: key }),
                ...(bytes.length > 0 && { bytes }),
              });
              quietly(putting);
              if (i % batchLength === batchLength - 1) {
                await putting; // The page gets its turn.
              }
            }
          },
          isStrict ? "strict" : "relaxed",
        ),
      );
    } catch (error) {
      await this.#noteRefused(id, hold, held !== undefined, error);
      throw error;
    }
    if (header || !hold.isMade) {
      this.#ownership.tellList();
    }
    hold.isMade = true;
    this.#pictures.noteStored(pictures);
  }

  /** The project if this page may write it. Whoever signed it last may. */
  #writable(found: KeptProject | undefined, hold: Hold): KeptProject | undefined {
    if (!found) {
      if (hold.isMade) {
        throw refusal("storage.gone");
      }
      return undefined;
    }
    if (checked(found).owner !== this.#page) {
      throw refusal(found.deletedAt === undefined ? "storage.taken-over" : "storage.gone");
    }
    return found;
  }

  async #noteRefused(id: string, hold: Hold, wasHeld: boolean, error: unknown): Promise<void> {
    if (!wasHeld && !hold.isMade) {
      await this.#ownership.release(id, hold); // It was never this page's.
    } else if (String(error).includes('"storage.taken-over"')) {
      this.#ownership.lose(id, hold);
    }
  }

  async #alter(id: string, alter: (project: KeptProject) => KeptProject): Promise<void> {
    await this.#inTurn(id, async () => {
      const isDone = await this.#ownership.alone(id, () =>
        this.#database.use((connection) =>
          transact(connection, ["projects"], async (writing) => {
            const projects = writing.objectStore("projects");
            quietly(projects.put(alter(checked(await projects.get(id)))));
            return true;
          }),
        ),
      );
      if (!isDone) {
        throw refusal("storage.taken-over");
      }
    });
    this.#ownership.tellList();
  }

  #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = this.#finish(id).then(work);
    const tail = turn.then(
      () => {},
      () => {},
    );
    this.#tails.set(id, tail);
    void tail.then(() => this.#tails.get(id) === tail && this.#tails.delete(id));
    return turn;
  }

  #finish(id: string): Promise<void> {
    return this.#tails.get(id) ?? Promise.resolve();
  }
}

/** A project that this release can read and write. */
function checked(project: KeptProject | undefined): KeptProject {
  if (!isProject(project)) {
    throw refusal("storage.gone");
  }
  if (project.format > projectFormat) {
    throw refusal("storage.newer-project");
  }
  return project;
}

/** A project and its records as they are at one moment. What is no record stays where it is. */
async function readAll(connection: Connection, id: string): Promise<{ project: unknown; records: KeptRecord[] }> {
  const reading = connection.transaction(["projects", "records"]);
  quietly(reading.done);
  const project: unknown = await reading.objectStore("projects").get(id);
  const records: KeptRecord[] = [];
  let last: KeptRecord | undefined;
  do {
    const batch: unknown[] = await reading.objectStore("records").getAll(recordsOf(id, last), batchLength);
    records.push(...batch.filter((record): record is KeptRecord => isRecord(record) || warn("record", record)));
    last = batch.length === batchLength ? (batch.at(-1) as KeptRecord) : undefined;
  } while (last);
  return { project, records };
}

function warn(what: string, found: unknown): false {
  console.warn(`Something is kept as a ${what} that is none. It is left alone.`, found);
  return false;
}
