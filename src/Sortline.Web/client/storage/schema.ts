import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";

// What lies in the browser's database. docs/storage.md says the same in words.

/** Goes up with whatever is written in another way: of two pages the one with the lower number stops writing. */
export const release = 1;

/** The version of the database: goes up when there are other stores or indexes. */
export const databaseVersion = 1;

/** The form of a project that this page can write. */
export const projectFormat = 1;

/** A picture for ever: the page load that took it, and its number there. Projects share pictures. */
export type PictureKey = [page: string, number: number];

/** A record within the whole database. */
export type RecordKey = [project: string, kind: string, id: number];

export interface KeptProject {
  readonly id: string;
  readonly header: object;
  readonly cover: PictureKey | null;
  /** In milliseconds since 1970, as are all times here. */
  readonly changedAt: number;
  /** The page that may write: whoever finds another here must not. */
  readonly owner: string;
  readonly deletedAt?: number;
  readonly format: number;
}

export interface KeptRecord {
  readonly project: string;
  readonly kind: string;
  readonly id: number;
  readonly data: object;
  readonly picture?: PictureKey;
  readonly bytes?: Uint8Array;
}

export interface Content extends DBSchema {
  projects: { key: string; value: KeptProject };
  records: { key: RecordKey; value: KeptRecord; indexes: { picture: PictureKey } };
  pictures: { key: PictureKey; value: Blob };
}

export type Connection = IDBPDatabase<Content>;
export type StoreName = StoreNames<Content>;
export type Writing<Names extends StoreName[]> = IDBPTransaction<Content, Names, "readwrite">;

/** Makes the stores of version 1. */
export function makeStores(connection: Connection): void {
  connection.createObjectStore("projects", { keyPath: "id" });
  connection.createObjectStore("records", { keyPath: ["project", "kind", "id"] }).createIndex("picture", "picture");
  connection.createObjectStore("pictures");
}

/** All records of a project. An array is greater than any text. */
export function recordsOf(project: string, after?: KeptRecord): IDBKeyRange {
  const from = after ? [project, after.kind, after.id] : [project];
  return IDBKeyRange.bound(from, [project, []], true, true);
}

export function isPictureKey(value: unknown): value is PictureKey {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string" && typeof value[1] === "number";
}

/** Whether something in the database is a project, whoever put it there. */
export function isProject(value: unknown): value is KeptProject {
  const { id, header, cover, changedAt, owner, format } = (value ?? {}) as Partial<KeptProject>;
  return (
    typeof id === "string" &&
    isObject(header) &&
    (cover === null || isPictureKey(cover)) &&
    Number.isFinite(changedAt) &&
    typeof owner === "string" &&
    Number.isInteger(format)
  );
}

/** Whether something in the database is a record, whoever put it there. */
export function isRecord(value: unknown): value is KeptRecord {
  const { kind, id, data, picture, bytes } = (value ?? {}) as Partial<KeptRecord>;
  return (
    typeof kind === "string" &&
    typeof id === "number" &&
    id === (id | 0) &&
    isObject(data) &&
    (picture === undefined || isPictureKey(picture)) &&
    (bytes === undefined || bytes instanceof Uint8Array)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A picture's key as a text, for sets. */
export function textOf([page, number]: PictureKey): string {
  return `${number}:${page}`;
}
