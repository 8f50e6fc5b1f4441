import type { IMemoryView } from "../dotnet";
import { collectGarbage, wipeOldDatabases } from "../storage/garbage";
import { announcePage, database, locks, names, onOutdated, page } from "../storage/here";
import { Ownership } from "../storage/ownership";
import { type Change, type OpenedProject, ProjectStore, type Resumption } from "../storage/project-store";
import type { KeptRecord } from "../storage/schema";
import * as pictures from "./pictures";

// The projects that the browser keeps, as C# reads and writes them: ids, JSON, numbers of pictures. What fails, fails with a reason
// for the learner, of which C# reads what kind of fault it is.

/** So many records, or bytes in them, cross over to C# at a time. */
const pieceRecords = 200;
const pieceBytes = 512 << 10;

/** How long the page has for its start before anything is tidied up. */
const tidyMilliseconds = 3_000;

/** What another page did; C# reads these words in BrowserProjects. */
export type Happening = "taken-over" | "outdated" | "list";

/** Whether the browser keeps what is stored; these too. */
export type Persistence = "kept" | "may-be-cleared" | "unknown";

/** A project that is being handed over. */
interface Opened extends OpenedProject {
  /** Where the next piece begins. */
  at: number;
  /** Numbers here of the pictures that were handed over, by their keys. */
  readonly numbers: Map<string, number>;
}

/** Some of its records. */
interface Piece {
  readonly records: KeptRecord[];
  readonly pictures: number[];
}

const handlers: ((kind: Happening, project: string) => void)[] = [];

const store = new ProjectStore(
  {
    database,
    page,
    ownership: (finish) =>
      new Ownership({
        names,
        locks,
        channel: openChannel(),
        finish,
        onTakenOver: (project) => tell("taken-over", project),
        onListChanged: () => tell("list", ""),
        onNewer: () => database.outdate(),
      }),
  },
  pictures,
);

onOutdated(() => tell("outdated", ""));
setTimeout(() => void tidy(), tidyMilliseconds);

/** Calls back with "taken-over" and a project, with "outdated" or with "list", when another page did something. */
export function start(onHappened: (kind: Happening, project: string) => void): void {
  handlers.push(onHappened);
  void announcePage();
}

/** All projects as JSON, each with id, header, cover (a picture's number or 0), changedAt in milliseconds, isElsewhere and isDeleted. */
export async function list(): Promise<string> {
  return JSON.stringify(await store.list());
}

/** Reads a project; ask what it has, then for one piece after the other. Nothing if there is none. */
export async function open(project: string, takeOver: boolean): Promise<object | null> {
  const opened = await store.open(project, takeOver);
  return opened ? ({ ...opened, at: 0, numbers: new Map() } satisfies Opened) : null;
}

export function openedHeader(opened: object): string {
  return JSON.stringify((opened as Opened).header);
}

export function openedIsReadOnly(opened: object): boolean {
  return (opened as Opened).isReadOnly;
}

/** The next records, or nothing after the last. The page gets its turn before each piece. */
export async function nextPiece(opened: object): Promise<object | null> {
  const project = opened as Opened;
  if (project.at === project.records.length) {
    return null;
  }
  await turn();
  const begin = project.at;
  let bytes = 0;
  while (project.at < project.records.length && project.at < begin + pieceRecords && bytes < pieceBytes) {
    bytes += project.records[project.at++]!.bytes?.length ?? 0;
  }
  const records = project.records.slice(begin, project.at);
  return { records, pictures: records.map((record) => numberOf(project, record)) } satisfies Piece;
}

export function pieceKinds(piece: object): string[] {
  return (piece as Piece).records.map(({ kind }) => kind);
}

export function pieceIds(piece: object): number[] {
  return (piece as Piece).records.map(({ id }) => id);
}

/** What the records say, each as JSON. */
export function pieceTexts(piece: object): string[] {
  return (piece as Piece).records.map(({ data }) => JSON.stringify(data));
}

/** Numbers of the records' pictures, 0 where there is none. */
export function piecePictures(piece: object): number[] {
  return (piece as Piece).pictures;
}

/** How many bytes each record has. */
export function pieceLengths(piece: object): number[] {
  return (piece as Piece).records.map(({ bytes }) => bytes?.length ?? 0);
}

/** Copies the bytes of all records into .NET memory, one after the other. */
export function copyPiece(piece: object, target: IMemoryView): void {
  let at = 0;
  for (const { bytes } of (piece as Piece).records) {
    if (bytes) {
      target.set(bytes, at);
      at += bytes.length;
    }
  }
}

/** Begins a change of a project; without a header that stays as it is. */
export function change(project: string, header: string | null, cover: number, isStrict: boolean, isChange: boolean): object {
  const content = header === null ? null : objectOf(header);
  return { project, header: content, cover, isStrict, isChange, put: [], deleted: [] } satisfies Change;
}

/** Adds a record to a change; 0 is no picture. */
export function putRecord(change: object, kind: string, id: number, json: string, picture: number, bytes: IMemoryView): void {
  (change as Change).put.push({ kind, id, data: objectOf(json), picture, bytes: bytes.slice() });
}

/** Adds to a change that a record is to go. */
export function deleteRecord(change: object, kind: string, id: number): void {
  (change as Change).deleted.push([kind, id]);
}

/** Gives the page its turn. Timers would wait longer each time, and a second each in a tab that is not seen. */
export function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Writes a change: all of it, or nothing. Done when it is kept for good. */
export async function write(change: object): Promise<void> {
  await announcePage(); // Nobody may take its pictures for those of a page that is gone.
  await store.write(change as Change);
}

/** Lets go of a project, once all is written. */
export function close(project: string): Promise<void> {
  return store.close(project);
}

/** Holds a project again that this page let go of, and says how it is found. */
export function resume(project: string): Promise<Resumption> {
  return store.resume(project);
}

export function duplicate(project: string, copy: string, header: string): Promise<void> {
  return store.duplicate(project, copy, objectOf(header));
}

export function rename(project: string, header: string, isChange: boolean): Promise<void> {
  return store.rename(project, objectOf(header), isChange);
}

export function deleteProject(project: string): Promise<void> {
  return store.delete(project);
}

export function restore(project: string): Promise<void> {
  return store.restore(project);
}

/** Asks that all this be kept: "kept", "may-be-cleared", or "unknown" where the browser does not say. */
export async function persist(): Promise<Persistence> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist()) ? "kept" : "may-be-cleared";
  } catch {
    return "unknown";
  }
}

/** The way to other pages; where there is none, they are not heard, and the database has the last word all the same. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(names.database);
  } catch {
    return undefined;
  }
}

async function tidy(): Promise<void> {
  try {
    await wipeOldDatabases(locks);
    await collectGarbage({ database, names, locks, page, isKnown: pictures.hasAdopted, now: Date.now() });
  } catch {
    // Where nothing can be kept, nothing was left. Else the next page does it.
  }
}

function tell(kind: Happening, project: string): void {
  handlers.forEach((handler) => handler(kind, project));
}

function numberOf({ numbers }: Opened, { picture }: KeptRecord): number {
  if (!picture) {
    return 0;
  }
  const name = picture.join();
  const number = numbers.get(name) ?? pictures.adopt(picture);
  numbers.set(name, number);
  return number;
}

function objectOf(json: string): object {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("A header, and what a record says, are JSON objects.");
  }
  return value;
}
